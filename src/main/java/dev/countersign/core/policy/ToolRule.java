package dev.countersign.core.policy;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.change.RepositoryRef;
import java.time.LocalDate;
import java.util.List;

/**
 * What the register of tools says of a tool.
 *
 * @param tool catalogue id, or {@code *} for any other
 * @param status whether it may be used
 * @param exceptPaths files for which it may not be used without an exception; empty for none
 * @param repositories patterns of repository names where a trial holds; empty for all
 * @param until the last day of a trial; {@link LocalDate#MAX} for no end
 * @param owner who answers for it, as written; empty for nobody
 * @param origin where it is written
 */
public record ToolRule(
        String tool,
        Status status,
        PathPatterns exceptPaths,
        List<String> repositories,
        LocalDate until,
        String owner,
        Origin origin) {

    /** Copies the list. */
    public ToolRule {
        repositories = List.copyOf(repositories);
    }

    /**
     * Whether the tool may be used in a repository on a day: a trial elsewhere, or one that has ended, needs an exception.
     *
     * @param repository where it is used
     * @param day when, in UTC
     */
    public Status statusIn(RepositoryRef repository, LocalDate day) {
        if (status != Status.TRIAL) {
            return status;
        }
        NamePatterns names = new NamePatterns(repositories);
        boolean here = repositories.isEmpty()
                || names.matchIgnoringCase(repository.name())
                || names.matchIgnoringCase(repository.toString());
        return here && !day.isAfter(until) ? Status.TRIAL : Status.EXCEPTION;
    }

    /** Whether a tool may be used, in rising order of strictness. */
    public enum Status {
        /** Yes. */
        APPROVED,
        /** In some repositories, until a day. */
        TRIAL,
        /** Only with a recorded exception. */
        EXCEPTION,
        /** No. */
        PROHIBITED
    }
}
