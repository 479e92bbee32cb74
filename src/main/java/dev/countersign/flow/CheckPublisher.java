package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;

/** Port: makes GitHub show a check run, with as few requests as it takes. Safe for use by many threads. */
public interface CheckPublisher {

    /** Makes GitHub show it; does nothing where it already does. */
    void publish(Look.AtPull look, Subject subject, CheckReport check);
}
