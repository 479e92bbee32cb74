package dev.countersign.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Port: tokens that machines ask with. Safe for use by many threads. */
public interface ApiTokens {

    /** What a token's text begins with, so that people and scanners know it when they see one. */
    String PREFIX = "cst_";

    /**
     * What a token opens.
     *
     * @param organisations whose repositories and figures it sees, in lower case
     * @param operator whether it sees how the App runs
     */
    record Scope(SortedSet<String> organisations, boolean operator) {
        /** Copies the names, in lower case. */
        public Scope {
            SortedSet<String> all = new TreeSet<>();
            organisations.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
            organisations = Collections.unmodifiableSortedSet(all);
        }
    }

    /** Whether it still opens something. */
    enum State {
        /** It does. */
        VALID,
        /** Its time is over. */
        EXPIRED,
        /** Somebody took it back. */
        REVOKED
    }

    /**
     * A token as a list shows it.
     *
     * @param name what people call it
     * @param scope what it opens
     * @param created when it was made
     * @param expires from when on it opens nothing
     * @param used the day of its last use, such as {@code 2026-11-27}; empty when there was none
     * @param state whether it still opens something
     */
    record Entry(String name, Scope scope, Instant created, Instant expires, String used, State state) {}

    /**
     * What a valid token opens.
     *
     * @param name what people call it
     * @param scope what it opens
     */
    record Grant(String name, Scope scope) {}

    /** Keeps a new one for so long; false when there is one of that name that was not revoked. */
    boolean create(String name, Scope scope, String hash, Duration life);

    /** All of them, those that were revoked too, the oldest first. */
    List<Entry> all();

    /** Takes one back for good; false when there is none of that name that was not revoked. */
    boolean revoke(String name);

    /** What the token with that hash opens now, and notes the day; empty when it opens nothing. */
    Optional<Grant> use(String hash);
}
