package dev.countersign.core.signoff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts people to requirements: a matching, so that nobody's sign-off is wasted where another would do.
 *
 * <p>One person never fills two places of one requirement. Among the requirements marked distinct, one person fills one
 * place in all. A distinct requirement that cannot be filled gives its people up to those that can.
 */
public final class Assignment {

    private Assignment() {}

    /**
     * A requirement's places and who could fill them.
     *
     * @param name the requirement
     * @param places how many people it wants
     * @param distinct whether its people may not be counted for another distinct one
     * @param people ids of those whose sign-off counts for it, in the order in which they signed
     */
    public record Demand(String name, int places, boolean distinct, List<Long> people) {
        /** Copies the list. */
        public Demand {
            people = List.copyOf(people);
        }
    }

    /** Who is counted where: for each requirement the ids of its people, at most as many as it has places. */
    public static Map<String, List<Long>> assign(List<Demand> demands) {
        Map<String, List<Long>> counted = new LinkedHashMap<>();
        demands.forEach(demand -> counted.put(demand.name(), List.of()));
        for (Demand demand : demands) {
            if (!demand.distinct()) {
                counted.put(
                        demand.name(),
                        demand.people().stream().limit(demand.places()).toList());
            }
        }
        List<Demand> distinct = demands.stream()
                .filter(Demand::distinct)
                .sorted(Comparator.comparingInt(Demand::places))
                .toList();
        match(distinct).forEach(counted::put);
        return counted;
    }

    private static Map<String, List<Long>> match(List<Demand> demands) {
        Map<Long, Demand> taken = new LinkedHashMap<>();
        for (Demand demand : demands) {
            Map<Long, Demand> attempt = new LinkedHashMap<>(taken);
            if (fill(demand, attempt) == demand.places()) {
                taken = attempt;
            }
        }
        // What cannot be met shows how far it has come with the people nobody else needs.
        for (Demand demand : demands) {
            if (!taken.containsValue(demand)) {
                for (long person : demand.people()) {
                    taken.putIfAbsent(person, demand);
                }
            }
        }
        Map<String, List<Long>> counted = new HashMap<>();
        for (Map.Entry<Long, Demand> entry : taken.entrySet()) {
            counted.computeIfAbsent(entry.getValue().name(), name -> new ArrayList<>())
                    .add(entry.getKey());
        }
        return counted;
    }

    private static int fill(Demand demand, Map<Long, Demand> taken) {
        int filled = 0;
        while (filled < demand.places() && augment(demand, taken, new LinkedHashSet<>())) {
            filled++;
        }
        return filled;
    }

    private static boolean augment(Demand demand, Map<Long, Demand> taken, Set<Long> tried) {
        for (long person : demand.people()) {
            Demand holder = taken.get(person);
            if (demand.equals(holder) || !tried.add(person)) {
                continue;
            }
            if (holder == null || augment(holder, taken, tried)) {
                taken.put(person, demand);
                return true;
            }
        }
        return false;
    }
}
