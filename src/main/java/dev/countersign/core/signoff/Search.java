package dev.countersign.core.signoff;

import dev.countersign.core.signoff.Assignment.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds whom to take for the distinct requirements so that the most requirements are met.
 *
 * <p>First by augmenting paths, which is the best there is when each wants one person and nobody else needs them. Otherwise
 * to meet the most is as hard as set packing, so all ways are tried, where people whom the same requirements want are
 * interchangeable. That stops after a number of steps that real policies do not come near; then the first way stands,
 * which never counts too much, and misses no way to meet all distinct requirements if nothing else needs their people.
 */
final class Search {

    private static final int MOST_STEPS = 200_000;
    private static final int MOST_CHOICES = 2_000;

    private final Contest contest;
    private final List<Demand> demands;
    private final List<List<Long>> groups = new ArrayList<>();
    private final List<int[]> groupsOf = new ArrayList<>();
    private final List<int[]> needers = new ArrayList<>();
    private final List<Integer> needed = new ArrayList<>();
    private final Map<String, Integer> values = new HashMap<>();
    private int steps;

    private Search(Contest contest) {
        this.contest = contest;
        this.demands = contest.distinct();
        Map<Long, Set<Demand>> wanted = new LinkedHashMap<>();
        List<Demand> all = new ArrayList<>(demands);
        all.addAll(contest.needs().keySet());
        for (Demand demand : all) {
            contest.disputed(demand)
                    .forEach(person -> wanted.computeIfAbsent(person, any -> new HashSet<>())
                            .add(demand));
        }
        Map<Set<Demand>, List<Long>> grouped = new LinkedHashMap<>();
        wanted.forEach((person, by) ->
                grouped.computeIfAbsent(by, any -> new ArrayList<>()).add(person));
        List<Set<Demand>> kinds = List.copyOf(grouped.keySet());
        groups.addAll(grouped.values());
        demands.forEach(demand -> groupsOf.add(indexes(kinds, demand)));
        contest.needs().forEach((demand, need) -> {
            needers.add(indexes(kinds, demand));
            needed.add(need);
        });
    }

    /** Who is taken for which distinct requirement; each requirement that is named has all its places filled. */
    static Map<Long, Demand> best(Contest contest) {
        Map<Long, Demand> quick = new Augmenting(contest).taken();
        boolean single =
                contest.needs().isEmpty() && contest.distinct().stream().allMatch(demand -> demand.places() == 1);
        if (single || contest.met(quick) == contest.most()) {
            return quick;
        }
        return new Search(contest).better(quick);
    }

    private static int[] indexes(List<Set<Demand>> kinds, Demand demand) {
        int[] found = new int[kinds.size()];
        int size = 0;
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).contains(demand)) {
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private Map<Long, Demand> better(Map<Long, Demand> quick) {
        int[] left = groups.stream().mapToInt(List::size).toArray();
        boolean deep = groupsOf.stream().mapToInt(some -> some.length + 1).sum() > MOST_CHOICES;
        if (deep || value(0, left) <= contest.met(quick) || steps > MOST_STEPS) {
            return quick;
        }
        steps = 0;
        Map<Long, Demand> taken = new HashMap<>();
        for (int i = 0; i < demands.size(); i++) {
            int[] before = left.clone();
            int wanted = value(i, left) - 1;
            if (fill(i, 0, demands.get(i).places(), left, wanted) < wanted) {
                left = before;
                continue;
            }
            for (int group = 0; group < left.length; group++) {
                int from = groups.get(group).size() - before[group];
                for (Long person : groups.get(group).subList(from, from + before[group] - left[group])) {
                    taken.put(person, demands.get(i));
                }
            }
        }
        return taken;
    }

    /** How many of the requirements from that one on can be met at most, with so many people left of each group. */
    private int value(int index, int[] left) {
        if (index == demands.size()) {
            return shared(left);
        }
        String key = index + Arrays.toString(left);
        Integer known = values.get(key);
        if (known != null) {
            return known;
        }
        if (steps++ > MOST_STEPS) {
            return 0;
        }
        int hope = demands.size() - index + needed.size();
        int best = Math.max(
                value(index + 1, left), 1 + fill(index, 0, demands.get(index).places(), left.clone(), hope - 1));
        values.put(key, best);
        return best;
    }

    /**
     * Fills the places of a requirement from its groups, in the way that leaves the most for the next ones; stops, with that way in
     * {@code left}, as soon as it is good enough.
     *
     * @return how many of the next ones can be met at most; below zero when the places cannot be filled
     */
    private int fill(int index, int at, int places, int[] left, int enough) {
        if (places == 0) {
            return value(index + 1, left);
        }
        if (at == groupsOf.get(index).length || steps++ > MOST_STEPS) {
            return -2;
        }
        int group = groupsOf.get(index)[at];
        int best = -2;
        for (int some = Math.min(places, left[group]); some >= 0; some--) {
            left[group] -= some;
            best = Math.max(best, fill(index, at + 1, places - some, left, enough));
            if (best >= enough) {
                return best;
            }
            left[group] += some;
        }
        return best;
    }

    private int shared(int[] left) {
        int met = 0;
        for (int i = 0; i < needed.size(); i++) {
            int free = 0;
            for (int group : needers.get(i)) {
                free += left[group];
            }
            met += free >= needed.get(i) ? 1 : 0;
        }
        return met;
    }
}
