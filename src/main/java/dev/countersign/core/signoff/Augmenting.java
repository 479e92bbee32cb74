package dev.countersign.core.signoff;

import dev.countersign.core.signoff.Assignment.Demand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes people for one distinct requirement after the other, moving those already taken where another can stand in. Used once. */
final class Augmenting {

    private final Contest contest;
    private final Map<Demand, List<Long>> people = new HashMap<>();
    private Map<Long, Demand> taken = new HashMap<>();

    Augmenting(Contest contest) {
        this.contest = contest;
        contest.distinct().forEach(demand -> people.put(demand, contest.disputed(demand)));
    }

    /** Who is taken for which; a requirement that cannot be filled takes nobody. */
    Map<Long, Demand> taken() {
        for (Demand demand : contest.distinct()) {
            Map<Long, Demand> before = new HashMap<>(taken);
            for (int place = 0; place < demand.places(); place++) {
                if (taken.size() == contest.people() || !oneMore(demand, new HashSet<>())) {
                    taken = before;
                    break;
                }
            }
        }
        return taken;
    }

    private boolean oneMore(Demand demand, Set<Long> asked) {
        for (Long person : people.get(demand)) {
            Demand holder = taken.get(person);
            if (holder != demand && asked.add(person) && (holder == null || oneMore(holder, asked))) {
                taken.put(person, demand);
                return true;
            }
        }
        return false;
    }
}
