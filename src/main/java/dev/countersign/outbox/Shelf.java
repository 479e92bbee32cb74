package dev.countersign.outbox;

import dev.countersign.flow.Subject;

/** Port: keeps what GitHub shows. Each call is a transaction of its own. Safe for use by many threads. */
public interface Shelf {

    /** What is kept of a pull request. */
    Shown shown(Subject subject);

    /** Keeps what is shown now. */
    void keep(Subject subject, Shown shown);

    /** What is kept of a commit's check. */
    ShownCheck shown(long head);

    /** Keeps what a commit's check shows now. */
    void keep(long head, ShownCheck shown);
}
