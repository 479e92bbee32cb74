package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;

/** Port: makes GitHub show something, with as few requests as it takes. Safe for use by many threads. */
public interface Publisher {

    /** Makes GitHub show a pull request's comment; does nothing where it already does. */
    void publish(Subject subject, Publication.Comment comment);

    /**
     * Makes GitHub show a commit's check; does nothing where it already does.
     *
     * @param head which commit, as it is kept
     * @param asking the pull request in whose name GitHub is asked
     */
    void publish(long head, Subject asking, CheckReport report);
}
