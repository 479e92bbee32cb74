package dev.countersign.testing;

import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Anchoring;
import dev.countersign.core.risk.Recorded;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.Pinned;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chronicle of one repository in memory, with a switch that makes it fail. */
public final class MemoryChronicle implements Chronicle {

    public final List<Recorded> kept = new ArrayList<>();
    public final Map<String, Pinned> pins = new HashMap<>();
    public Walk walk;
    public Anchored anchored = new Anchored(Anchor.none(), Instant.EPOCH);
    public Anchoring.Count counted = new Anchoring.Count(0, 0, 0);
    public boolean broken;
    public long epoch;
    public int reads;

    /** Knows of that repository, and nothing of its past. */
    public MemoryChronicle(Project project) {
        walk = new Walk(project, "", "", "", 0, 0, 0);
    }

    @Override
    public boolean want(Project project) {
        return false;
    }

    @Override
    public Extent extent(long repositoryId) {
        return new Extent(epoch, !walk.reached().isEmpty(), kept.size());
    }

    @Override
    public Optional<Walk> walk(long repositoryId) {
        return Optional.of(walk);
    }

    @Override
    public int keep(Walk next, List<Recorded> changes, Map<String, String> people) {
        if (broken) {
            throw new IllegalStateException("the process was killed");
        }
        int before = kept.size();
        changes.stream()
                .filter(one -> kept.stream()
                        .noneMatch(other ->
                                other.change().sha().equals(one.change().sha())))
                .forEach(kept::add);
        kept.sort(Comparator.comparingLong(one -> one.change().at()));
        walk = next;
        return kept.size() - before;
    }

    @Override
    public List<Stored> after(long repositoryId, Mark mark, int most) {
        reads++;
        List<Stored> found = new ArrayList<>();
        for (int i = 0; i < kept.size() && found.size() < most; i++) {
            if (mark.equals(BEGINNING) || i + 1 > mark.id()) {
                found.add(new Stored(kept.get(i), new Mark(0, i + 1)));
            }
        }
        return found;
    }

    @Override
    public Optional<Pinned> pinned(Subject subject, String head, String base) {
        return Optional.ofNullable(pins.get(head + base));
    }

    @Override
    public void pin(Subject subject, String head, String base, Pinned known, Instant at) {
        pins.put(head + base, known);
    }

    @Override
    public Anchored anchor(long repositoryId) {
        return anchored;
    }

    @Override
    public void anchor(
            long repositoryId, Instant at, String weights, Anchoring.Count count, Anchor before, Anchor now) {
        counted = count;
        anchored = new Anchored(now, at);
    }
}
