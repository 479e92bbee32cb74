package dev.countersign.flow;

import dev.countersign.core.signoff.Directory;

/** Port: knows teams and permissions. Answers are kept for minutes. Implementations are safe for use by many threads. */
public interface PeopleSource {

    /** Finds out; what cannot be found out is answered as unknown, not as an exception. */
    Directory ask(Subject subject, PeopleQuestion question);

    /** Forgets what was kept about an installation's people, because something about them has changed. */
    void forget(long installation);

    /**
     * Forgets the same unless that was done for this news already, which another process may have been sent.
     *
     * @param news how often something about the installation's people has changed, as all processes count it together
     */
    void forget(long installation, long news);
}
