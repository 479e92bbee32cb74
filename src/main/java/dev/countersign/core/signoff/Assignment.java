package dev.countersign.core.signoff;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts people to requirements so that the most requirements are met: nobody's sign-off is wasted where another would do.
 *
 * <p>One person never fills two places of one requirement. Whoever is counted for a distinct requirement is counted for
 * no other; the others share their people.
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
        return new Search(demands).best();
    }

    /** Tries the ways to fill the distinct requirements, those first whose people are wanted least elsewhere. */
    private static final class Search {

        /** Far more than real policies take; after that the best way so far is good enough, and never counts too much. */
        private static final int MOST_STEPS = 20_000;

        private final List<Demand> demands;
        private final List<Demand> distinct;
        private final Map<Long, Demand> taken = new LinkedHashMap<>();
        private Map<String, List<Long>> best = Map.of();
        private long bestMet = -1;
        private int steps;

        Search(List<Demand> demands) {
            this.demands = demands;
            this.distinct = demands.stream()
                    .filter(Demand::distinct)
                    .sorted(Comparator.comparingInt(Demand::places))
                    .toList();
        }

        Map<String, List<Long>> best() {
            fill(0);
            return best;
        }

        private void fill(int index) {
            if (over()) {
                return;
            }
            if (index == distinct.size()) {
                weigh();
                return;
            }
            Demand demand = distinct.get(index);
            List<Long> free = demand.people().stream()
                    .filter(person -> !taken.containsKey(person))
                    .sorted(Comparator.comparingLong(this::wishes))
                    .toList();
            choose(index, free, 0, demand.places());
            fill(index + 1);
        }

        private void choose(int index, List<Long> free, int from, int left) {
            if (left == 0) {
                fill(index + 1);
                return;
            }
            for (int i = from; i <= free.size() - left && !over(); i++) {
                taken.put(free.get(i), distinct.get(index));
                choose(index, free, i + 1, left - 1);
                taken.remove(free.get(i));
            }
        }

        private boolean over() {
            return bestMet == demands.size() || bestMet >= 0 && ++steps > MOST_STEPS;
        }

        private long wishes(long person) {
            return demands.stream()
                    .filter(demand -> demand.people().contains(person))
                    .count();
        }

        private void weigh() {
            Set<Long> used = new HashSet<>(taken.keySet());
            Map<String, List<Long>> counted = new LinkedHashMap<>();
            for (Demand demand : demands) {
                counted.put(
                        demand.name(),
                        demand.people().stream()
                                .filter(person -> demand.distinct()
                                        ? demand.equals(taken.get(person))
                                        : !taken.containsKey(person))
                                .limit(demand.places())
                                .toList());
                if (!demand.distinct()) {
                    used.addAll(counted.get(demand.name()));
                }
            }
            long met = demands.stream()
                    .filter(demand -> counted.get(demand.name()).size() == demand.places())
                    .count();
            if (met > bestMet) {
                bestMet = met;
                spread(counted, used);
                best = counted;
            }
        }

        /** What cannot be met shows how far it has come with the people nobody else needs. */
        private void spread(Map<String, List<Long>> counted, Set<Long> used) {
            for (Demand demand : distinct) {
                if (counted.get(demand.name()).isEmpty()) {
                    counted.put(
                            demand.name(),
                            demand.people().stream()
                                    .filter(used::add)
                                    .limit(demand.places())
                                    .toList());
                }
            }
        }
    }
}
