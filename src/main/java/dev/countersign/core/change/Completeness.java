package dev.countersign.core.change;

import java.util.List;

/** Whether the facts are all there. */
public sealed interface Completeness {

    /** Nothing is missing. */
    record Complete() implements Completeness {}

    /**
     * GitHub did not show everything.
     *
     * @param what one sentence for each thing that is missing
     */
    record Truncated(List<String> what) implements Completeness {
        /** Copies the list. */
        public Truncated {
            what = List.copyOf(what);
        }
    }
}
