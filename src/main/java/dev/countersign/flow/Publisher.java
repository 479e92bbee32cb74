package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
import java.time.Instant;
import java.util.Optional;

/** Port: makes GitHub show something, with as few requests as it takes. Safe for use by many threads. */
public interface Publisher {

    /**
     * Makes GitHub show a pull request's comment; does nothing where it already does.
     *
     * @return when to do it once more, because GitHub may still do what it did not answer in time; empty when there is no need
     * @throws Overtaken when another look has begun since
     */
    Optional<Instant> publish(Look.AtPull look, Subject subject, Publication.Comment comment);

    /**
     * Makes GitHub show a commit's check; does nothing where it already does.
     *
     * @param look the look at the commit
     * @param asking the pull request in whose name GitHub is asked
     * @return when to do it once more, likewise
     * @throws Overtaken when another look has begun since
     */
    Optional<Instant> publish(Look.AtCommit look, Subject asking, CheckReport report);
}
