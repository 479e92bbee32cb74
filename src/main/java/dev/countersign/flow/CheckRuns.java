package dev.countersign.flow;

import dev.countersign.core.report.CheckReport;
import java.util.OptionalLong;

/**
 * Port: our check runs. Implementations are safe for use by many threads.
 *
 * <p>All methods throw {@link TryLater} when GitHub cannot be reached, {@link SubjectGone} when repository, pull
 * request or installation are gone, and {@link Refused} when GitHub will never take it, for want of a permission above all.
 */
public interface CheckRuns {

    /**
     * Creates a check run.
     *
     * @param externalId our own name for it
     * @param detailsUrl the page that tells the whole story; empty for none
     * @return GitHub's id of it
     */
    long create(Subject subject, CheckReport report, String externalId, String detailsUrl);

    /**
     * Changes a check run that this App created.
     *
     * @return false when it is not there any more
     */
    boolean update(Subject subject, long id, CheckReport report, String externalId, String detailsUrl);

    /** Looks for this App's newest check run of that name on a commit. */
    OptionalLong find(Subject subject, String name, String head);
}
