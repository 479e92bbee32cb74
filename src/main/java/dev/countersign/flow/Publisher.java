package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;

/** Port: makes GitHub show something, with as few requests as it takes. Safe for use by many threads. */
public interface Publisher {

    /**
     * Makes GitHub show a pull request's comment; does nothing where it already does.
     *
     * @throws Overtaken when another look has begun since
     */
    void publish(Look.AtPull look, Subject subject, Publication.Comment comment);

    /**
     * Makes GitHub show a commit's check; does nothing where it already does.
     *
     * @param look the look at the commit
     * @param asking the pull request in whose name GitHub is asked
     * @throws Overtaken when another look has begun since
     */
    void publish(Look.AtCommit look, Subject asking, CheckReport report);
}
