package dev.countersign.flow;

import java.util.List;

/**
 * Port: our comments, and reactions to others'. Throws as {@link CheckRuns} does. Safe for use by many threads.
 */
public interface Comments {

    /** Writes a comment and answers its id. */
    long create(Subject subject, String markdown);

    /**
     * Changes a comment of ours.
     *
     * @return false when it is not there any more
     */
    boolean update(Subject subject, long id, String markdown);

    /** Takes a comment of ours away; one that is gone is passed over. */
    void delete(Subject subject, long id);

    /** Looks for the comments of this App that begin with that text; the oldest first. */
    List<Long> find(Subject subject, String beginning);

    /** Reacts to somebody's comment; a comment that is gone is passed over. */
    void react(Subject subject, long comment, Reaction reaction);

    /** What we say by a reaction. */
    enum Reaction {
        /** Received. */
        EYES,
        /** Done. */
        PLUS_ONE,
        /** Refused. */
        MINUS_ONE,
        /** Not understood. */
        CONFUSED
    }
}
