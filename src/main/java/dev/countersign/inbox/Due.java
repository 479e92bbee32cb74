package dev.countersign.inbox;

/** Port: makes a pull request, or a commit's check, due for a look, as part of the transaction that is under way. */
public interface Due {

    /** It is due now; where it is due already, or is being looked at, that is enough. */
    void now(long subjectId);

    /** A commit's check is due now, in the same way. */
    void head(long headId);
}
