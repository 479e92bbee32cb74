package dev.countersign.core.signoff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts people to requirements so that the most requirements are met: nobody's sign-off is wasted where another would do.
 *
 * <p>One person never fills two places of one requirement. Whoever is counted for a distinct requirement is counted for
 * no other; the others share their people. Which requirements are met depends on nothing but the demands.
 */
public final class Assignment {

    private Assignment() {}

    /**
     * A requirement's places and who could fill them.
     *
     * @param name the requirement
     * @param places how many people it wants
     * @param distinct whether its people may not be counted for another one
     * @param people ids of those whose sign-off counts for it, each once, in the order in which they signed
     */
    public record Demand(String name, int places, boolean distinct, List<Long> people) {
        /** Copies the list. */
        public Demand {
            people = List.copyOf(people);
        }
    }

    /** Who is counted where: for each requirement the ids of its people, at most as many as it has places. */
    public static Map<String, List<Long>> assign(List<Demand> demands) {
        Contest contest = new Contest(demands);
        Map<Long, Demand> taken = contest.isOver() ? Map.of() : Search.best(contest);
        Map<Demand, List<Long>> held = new HashMap<>();
        for (Demand demand : contest.distinct()) {
            held.put(
                    demand,
                    demand.people().stream()
                            .filter(person -> taken.get(person) == demand)
                            .toList());
        }
        Set<Long> used = new HashSet<>(taken.keySet());
        Map<String, List<Long>> counted = new LinkedHashMap<>();
        for (Demand demand : demands) {
            List<Long> people = demand.distinct()
                    ? held.getOrDefault(demand, List.of())
                    : demand.people().stream()
                            .filter(person -> !taken.containsKey(person))
                            .limit(demand.places())
                            .toList();
            counted.put(demand.name(), people);
            if (!demand.distinct()) {
                used.addAll(people);
            }
        }
        spread(demands, counted, used);
        return counted;
    }

    /** What cannot be met shows how far it has come with the people nobody else needs. */
    private static void spread(List<Demand> demands, Map<String, List<Long>> counted, Set<Long> used) {
        for (Demand demand : demands) {
            if (demand.distinct() && counted.get(demand.name()).isEmpty()) {
                List<Long> idle = new ArrayList<>();
                for (Long person : demand.people()) {
                    if (idle.size() < demand.places() && used.add(person)) {
                        idle.add(person);
                    }
                }
                counted.put(demand.name(), idle);
            }
        }
    }
}
