package dev.countersign.core.verdict;

import java.time.Instant;
import java.util.List;

/** How a change stands. */
public sealed interface Outcome {

    /** Nothing is asked of it, or everything that was asked is there. */
    record Cleared() implements Outcome {}

    /**
     * Something is missing.
     *
     * @param refused whether somebody or something says no, rather than people being waited for
     */
    record Blocked(boolean refused) implements Outcome {}

    /**
     * Something is missing, and people who may have let it through all the same.
     *
     * @param by logins of who did
     * @param why their reasons, hostile
     * @param until when it ends, unless the change changes before
     */
    record Overridden(List<String> by, String why, Instant until) implements Outcome {
        /** Copies the list. */
        public Overridden {
            by = List.copyOf(by);
        }
    }

    /**
     * It depends on something that could not be found out.
     *
     * @param because what, one sentence each without a full stop
     */
    record Undecided(List<String> because) implements Outcome {
        /** Copies the list. */
        public Undecided {
            because = List.copyOf(because);
        }
    }
}
