package dev.countersign.inbox;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.List;

/** What a delivery means to us. */
public sealed interface Notice {

    /**
     * A pull request stands somewhere from now on.
     *
     * @param standing where
     */
    record Stands(Subject subject, Push standing) implements Notice {}

    /** A pull request is closed or merged. */
    record Closed(Subject subject) implements Notice {}

    /**
     * Somebody wrote a comment that speaks to us.
     *
     * @param comment GitHub's id of it
     * @param lines the lines that do, in order
     */
    record Spoken(Subject subject, long comment, Person by, Instant at, List<String> lines) implements Notice {
        /** Copies the list. */
        public Spoken {
            lines = List.copyOf(lines);
        }
    }

    /** Somebody did something that GitHub remembers, such as a review. */
    record Acted(Subject subject, Person by) implements Notice {}

    /** A pull request may stand differently now. */
    record Stirred(Subject subject) implements Notice {}

    /** A pull request's labels changed; only where the policy looks at labels. */
    record Labelled(Subject subject) implements Notice {}

    /** Somebody else changed or deleted our sticky comment. */
    record Tampered(Subject subject) implements Notice {}

    /** Every open pull request with that head may stand differently; only where one of the checks named is awaited. */
    record CheckDone(long repositoryId, String head, String check) implements Notice {}

    /** Every open pull request with that head shall be looked at again. */
    record Asked(long repositoryId, String head) implements Notice {}

    /** Every open pull request of a repository may stand differently. */
    record RepositoryChanged(long repositoryId) implements Notice {}

    /** Something was merged into, or pushed to, the default branch of a repository. */
    record Grown(Project project) implements Notice {}

    /** Every open pull request of an installation may stand differently. */
    record InstallationChanged(long installation) implements Notice {}
}
