package dev.countersign.flow;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a pull request stands when it is looked at; of a head that no delivery has told us about, nobody knows who pushed it, or when. */
final class Standpoint {

    private static final Person SOMEBODY = new Person(0, "somebody", Person.Kind.UNKNOWN);

    private Standpoint() {}

    /**
     * Where it stands.
     *
     * <p>A comment belongs to the head that was there when it was written, by GitHub's clock. Of a push that is not told yet the
     * latest moment is taken that it can have: then nothing that was signed before it is for its head, whichever clock is behind.
     *
     * @param known where it stood before, oldest first
     * @param now by our clock
     */
    static Push of(Reading reading, List<Push> known, Instant now) {
        Facts facts = reading.facts();
        String head = facts.head();
        String base = facts.pullRequest().base().name();
        Instant moment = later(now, reading.updated());
        if (known.isEmpty()) {
            return new Push(head, base, SOMEBODY, moment, Push.Kind.OPENED);
        }
        Push last = known.get(known.size() - 1);
        return last.head().equals(head) && last.base().equals(base)
                ? last
                : new Push(head, base, SOMEBODY, later(moment, last.at()), Push.Kind.PUSHED);
    }

    /** Where it stood, and stands. */
    static List<Push> after(List<Push> known, Push standing) {
        List<Push> all = new ArrayList<>(known);
        if (!all.contains(standing)) {
            all.add(standing);
        }
        return all;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
