package dev.countersign.flow;

import dev.countersign.flow.DeliverySource.Attempt;
import dev.countersign.flow.Walks.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is kept. */
final class MemoryDeliveries implements MissedDeliveries, Walks, Intake {

    final Set<String> kept = new HashSet<>();
    final Map<String, Missed> missed = new LinkedHashMap<>();
    final Map<String, Instant> due = new HashMap<>();
    final Map<String, Reach> reached = new HashMap<>();
    final List<String> taken = new ArrayList<>();
    boolean malformed;
    boolean broken;

    @Override
    public Set<String> unknown(Collection<String> guids) {
        return guids.stream().filter(guid -> !kept.contains(guid)).collect(Collectors.toSet());
    }

    @Override
    public int found(Collection<Attempt> attempts, Instant at) {
        int before = missed.size();
        attempts.forEach(one -> {
            missed.putIfAbsent(one.guid(), new Missed(one, 0));
            due.putIfAbsent(one.guid(), at);
        });
        return missed.size() - before;
    }

    @Override
    public int came() {
        int before = missed.size();
        missed.keySet().removeAll(kept);
        return before - missed.size();
    }

    @Override
    public List<Missed> due(Instant at, int most) {
        return missed.values().stream()
                .filter(one -> !due.get(one.attempt().guid()).isAfter(at))
                .sorted(Comparator.comparing(one -> one.attempt().at()))
                .limit(most)
                .toList();
    }

    @Override
    public void asked(String guid, Instant next) {
        missed.computeIfPresent(guid, (key, one) -> new Missed(one.attempt(), one.asked() + 1));
        due.put(guid, next);
    }

    @Override
    public void later(String guid, Instant next) {
        due.put(guid, next);
    }

    @Override
    public void done(String guid) {
        missed.remove(guid);
    }

    @Override
    public Optional<Reach> reach(String walk) {
        return Optional.ofNullable(reached.get(walk));
    }

    @Override
    public void keep(String walk, Reach reach) {
        reached.put(walk, reach);
    }

    @Override
    public boolean take(Attempt attempt, String payload) {
        if (malformed) {
            return false;
        }
        if (broken && attempt.guid().equals("a")) {
            throw new IllegalStateException("nobody thought of this");
        }
        taken.add(payload);
        kept.add(attempt.guid());
        return true;
    }

    @Override
    public void takeUnread(Attempt attempt) {
        taken.add("nothing but repository " + attempt.repositoryId());
        kept.add(attempt.guid());
    }
}
