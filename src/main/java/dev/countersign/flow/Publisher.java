package dev.countersign.flow;

import dev.countersign.core.report.Publication;

/** Port: makes GitHub show something, with as few requests as it takes. Safe for use by many threads. */
public interface Publisher {

    /** Makes GitHub show it; does nothing where it already does. */
    void publish(Subject subject, Publication publication);
}
