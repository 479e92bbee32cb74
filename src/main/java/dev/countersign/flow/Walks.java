package dev.countersign.flow;

import java.time.Instant;
import java.util.Optional;

/** Port: how far walks along GitHub's lists have come that are done in rounds. Safe for use by many threads. */
public interface Walks {

    /**
     * How far one has come.
     *
     * @param place where it goes on; empty for the beginning
     * @param since what it began with: whatever is older was seen before
     * @param next what it begins with once it is at its end
     */
    record Reach(String place, Instant since, Instant next) {}

    /** How far that walk has come; empty when it never began. */
    Optional<Reach> reach(String walk);

    /** Keeps how far that walk has come. */
    void keep(String walk, Reach reach);
}
