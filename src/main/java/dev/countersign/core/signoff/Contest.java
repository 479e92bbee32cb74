package dev.countersign.core.signoff;

import dev.countersign.core.signoff.Assignment.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is disputed between distinct requirements and the rest; all else needs no choice. */
final class Contest {

    private final List<Demand> distinct;
    private final Set<Long> disputed = new HashSet<>();
    private final Map<Demand, Integer> needs = new HashMap<>();
    private final Map<Long, Integer> wishes = new HashMap<>();

    Contest(List<Demand> demands) {
        this.distinct = demands.stream()
                .filter(demand -> demand.distinct()
                        && demand.places() > 0
                        && demand.people().size() >= demand.places())
                .sorted(Comparator.comparingInt(Demand::places))
                .toList();
        distinct.forEach(demand -> disputed.addAll(demand.people()));
        for (Demand demand : distinct.isEmpty() ? List.<Demand>of() : demands) {
            demand.people().forEach(person -> wishes.merge(person, 1, Integer::sum));
            if (!demand.distinct() && demand.people().size() >= demand.places()) {
                int safe = (int) demand.people().stream()
                        .filter(person -> !disputed.contains(person))
                        .count();
                if (safe < demand.places()) {
                    needs.put(demand, demand.places() - safe);
                }
            }
        }
    }

    /** Whether there is nothing to choose. */
    boolean isOver() {
        return distinct.isEmpty();
    }

    /** How many people are disputed. */
    int people() {
        return disputed.size();
    }

    /** The distinct requirements that could be met, those with the fewest places first. */
    List<Demand> distinct() {
        return distinct;
    }

    /** How many of the disputed people each of the other requirements needs that cannot do without them. */
    Map<Demand, Integer> needs() {
        return needs;
    }

    /** The disputed people of a requirement, those first whom the fewest others want. */
    List<Long> disputed(Demand demand) {
        List<Long> people = new ArrayList<>(demand.people());
        people.retainAll(disputed);
        people.sort(Comparator.comparingInt(wishes::get));
        return people;
    }

    /** How many requirements at most could be met. */
    int most() {
        return distinct.size() + needs.size();
    }

    /** How many are met when those people are taken for distinct requirements. */
    int met(Map<Long, Demand> taken) {
        long shared = needs.entrySet().stream()
                .filter(need -> need.getKey().people().stream()
                                .filter(person -> disputed.contains(person) && !taken.containsKey(person))
                                .count()
                        >= need.getValue())
                .count();
        return (int) shared + new HashSet<>(taken.values()).size();
    }
}
