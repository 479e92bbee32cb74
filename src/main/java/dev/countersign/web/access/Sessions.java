package dev.countersign.web.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: who is logged in with a browser, until their time is over. Safe for use by many threads. */
public interface Sessions {

    /**
     * A session as a list shows it.
     *
     * @param visitor whose
     * @param since when they logged in
     * @param seen when they were here last, to the minute
     */
    record Entry(Visitor visitor, Instant since, Instant seen) {}

    /** Begins one for whoever shows the secret with that hash. */
    void open(String hash, Visitor visitor);

    /** Whose it is, and notes the visit; empty when there is none, or its time is over. */
    Optional<Visitor> visit(String hash);

    /** Ends one. */
    void close(String hash);

    /** Ends all of somebody's by their login; answers how many. */
    int closeAll(String login);

    /** Ends everybody's; answers how many. */
    int closeAll();

    /** Those whose time is not over, the oldest first. */
    List<Entry> all();
}
