package dev.countersign.inbox;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.List;

/** What a delivery means to us. */
public sealed interface Notice {

    /** What gives one pull request a reason to be looked at, and is kept with that pull request alone. */
    sealed interface Reason extends Notice {

        /** Which one. */
        Subject subject();
    }

    /**
     * A pull request stands somewhere from now on.
     *
     * @param standing where
     */
    record Stands(Subject subject, Push standing) implements Reason {}

    /** A pull request is closed without a merge. */
    record Closed(Subject subject) implements Reason {}

    /**
     * A pull request is merged.
     *
     * @param head the head it was merged at
     * @param commit the commit it was merged by
     */
    record Merged(Subject subject, String head, String commit, Person by, Instant at) implements Reason {}

    /**
     * A merge queue asks about a group of pull requests.
     *
     * @param last the pull request that the group's branch names
     * @param head the group's temporary commit
     * @param base the branch it would be merged into
     * @param baseSha where that branch, or the group before, stood
     */
    record GroupAsked(Subject last, String head, String base, String baseSha) implements Notice {}

    /** A merge queue does not ask about a group any more. */
    record GroupOver(long repositoryId, String head) implements Notice {}

    /**
     * A branch was pushed to; every open pull request of the installation may stand differently where policies build on
     * that repository.
     */
    record BranchPushed(long installation, RepositoryRef repository) implements Notice {}

    /** A repository goes by that name and belongs to that installation from now on; its open pull requests may stand differently. */
    record RepositoryIs(long installation, long repositoryId, RepositoryRef name) implements Notice {}

    /**
     * Somebody wrote a comment that speaks to us.
     *
     * @param comment GitHub's id of it
     * @param lines the lines that do, in order
     */
    record Spoken(Subject subject, long comment, Person by, Instant at, List<String> lines) implements Reason {
        /** Copies the list. */
        public Spoken {
            lines = List.copyOf(lines);
        }
    }

    /** Somebody did something that GitHub remembers, such as a review. */
    record Acted(Subject subject, Person by) implements Reason {}

    /** A pull request may stand differently now. */
    record Stirred(Subject subject) implements Reason {}

    /** A pull request's labels changed; only where the policy looks at labels. */
    record Labelled(Subject subject) implements Notice {}

    /**
     * Somebody changed a comment of theirs that may have spoken to us.
     *
     * @param comment GitHub's id of it
     * @param lines the lines that speak to us now, in order
     */
    record Edited(Subject subject, long comment, Person by, Instant at, List<String> lines) implements Notice {
        /** Copies the list. */
        public Edited {
            lines = List.copyOf(lines);
        }
    }

    /** Our sticky comment is not there any more, or does not say what we wrote. */
    record Tampered(Subject subject) implements Reason {}

    /**
     * Somebody changed our sticky comment, perhaps only by ticking a box.
     *
     * @param comment GitHub's id of it
     * @param before what it said before, as GitHub tells; empty when it does not
     * @param after what it says now
     */
    record Retouched(Subject subject, long comment, Person by, Instant at, String before, String after)
            implements Reason {}

    /** Every open pull request with that head may stand differently; only where one of the checks named is awaited. */
    record CheckDone(long repositoryId, String head, String check) implements Notice {}

    /** Every open pull request with that head shall be looked at again. */
    record Asked(long repositoryId, String head) implements Notice {}

    /**
     * Somebody asks why each open pull request with that head stands as it does, by a button.
     *
     * @param at when we heard of it
     */
    record Questioned(long repositoryId, String head, Person by, Instant at) implements Notice {}

    /** Every open pull request of a repository may stand differently. */
    record RepositoryChanged(long repositoryId) implements Notice {}

    /** Something was merged into, or pushed to, the default branch of a repository, or it was never seen before. */
    record Grown(Project project) implements Notice {}

    /** Every open pull request of an installation may stand differently. */
    record InstallationChanged(long installation) implements Notice {}

    /**
     * People of an installation may be in other teams, or not belong to it any more: every process asks anew, and every open
     * pull request of it may stand differently.
     */
    record PeopleChanged(long installation) implements Notice {}

    /** People may have other permissions on a repository: the same, for its open pull requests. */
    record AccessChanged(long installation, long repositoryId) implements Notice {}
}
