package dev.countersign.github.payload;

import dev.countersign.core.change.Person;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.util.List;

/** What a webhook says has happened. It is a reason to look, not a fact: facts are read afresh. */
public sealed interface Happening {

    /**
     * A pull request was opened, pushed to, edited, retargeted, labelled, assigned, closed or the like.
     *
     * @param action GitHub's word, such as {@code synchronize}
     * @param head the head after it, full object id
     * @param base the base branch's name after it
     * @param sender who did it: for {@code opened} and {@code synchronize} the one who pushed
     * @param updated when, by GitHub's clock
     * @param opened whether it has just been opened
     * @param merged whether it is merged
     * @param mergeCommit the commit it was merged by; empty when it is not merged
     */
    record PullRequestMoved(
            Subject subject,
            String action,
            String head,
            String base,
            Person sender,
            Instant updated,
            boolean opened,
            boolean merged,
            String mergeCommit)
            implements Happening {}

    /**
     * A review that approves or asks for changes was sent or edited, or one was dismissed.
     *
     * @param action {@code submitted}, {@code edited} or {@code dismissed}
     * @param sender who did it
     */
    record ReviewChanged(Subject subject, String action, Person sender) implements Happening {}

    /**
     * Somebody wrote a comment on a pull request; never this App.
     *
     * @param id the comment's id
     * @param author who wrote it
     * @param body Markdown, hostile text
     * @param created when, by GitHub's clock
     */
    record CommentWritten(Subject subject, long id, Person author, String body, Instant created) implements Happening {}

    /**
     * A comment on a pull request was edited.
     *
     * @param id the comment's id
     * @param author who wrote it first
     * @param sender who edited it, which may be somebody else
     * @param body the text after it
     * @param previous the text before it; empty when GitHub does not say
     * @param updated when, by GitHub's clock
     * @param ours whether this App wrote it
     */
    record CommentEdited(
            Subject subject,
            long id,
            Person author,
            Person sender,
            String body,
            String previous,
            Instant updated,
            boolean ours)
            implements Happening {}

    /**
     * A comment on a pull request was deleted.
     *
     * @param id the comment's id
     * @param sender who deleted it
     * @param ours whether this App wrote it
     */
    record CommentDeleted(Subject subject, long id, Person sender, boolean ours) implements Happening {}

    /**
     * A branch was pushed to, made or deleted.
     *
     * @param ref the full ref, such as {@code refs/heads/main}
     * @param defaultBranch whether it is the repository's default branch
     * @param touchesPolicy whether the policy, a code owners file or a catalog file may have changed; true when it
     *     cannot be told
     */
    record Pushed(Place place, String ref, boolean defaultBranch, boolean touchesPolicy) implements Happening {}

    /**
     * Somebody asked for one of our checks again, or pressed one of its buttons.
     *
     * @param head the commit the check is on; all open pull requests with that head are meant
     * @param pullRequests numbers of pull requests that GitHub named; empty for those from forks
     * @param button the pressed button's identifier; empty when the check was asked for again
     * @param sender who did it
     */
    record CheckRunAsked(Place place, String head, List<Integer> pullRequests, String button, Person sender)
            implements Happening {
        /** Copies the list. */
        public CheckRunAsked {
            pullRequests = List.copyOf(pullRequests);
        }
    }

    /**
     * Another check or a workflow was finished, or a status reported.
     *
     * @param head the commit it is on
     * @param name the check's name, the status's context, or the path of the workflow's file
     */
    record OtherCheckReported(Place place, String head, String name) implements Happening {}

    /**
     * A merge queue wants to know about a group of pull requests.
     *
     * @param head the group's temporary commit
     * @param last the pull request that its temporary branch names, the last one in it
     * @param baseRef the branch the group would be merged into, full ref
     * @param baseSha where that branch stood
     */
    record MergeGroupAsked(Place place, String head, int last, String baseRef, String baseSha) implements Happening {}

    /**
     * A merge queue does not ask about a group any more: it was merged, thrown out or built anew.
     *
     * @param head the group's temporary commit
     */
    record MergeGroupOver(Place place, String head) implements Happening {}

    /**
     * Repositories were made visible to an installation, or are so again.
     *
     * @param places each, as the installation sees it
     */
    record RepositoriesShown(List<Place> places) implements Happening {
        /** Copies the list. */
        public RepositoriesShown {
            places = List.copyOf(places);
        }
    }

    /**
     * Somebody's membership of an organisation or a team changed.
     *
     * @param installation whose people they are
     */
    record PeopleChanged(long installation) implements Happening {}

    /**
     * Somebody, or a team, got or lost access to one repository, or another permission on it.
     *
     * @param place the repository
     */
    record AccessChanged(Place place) implements Happening {}

    /**
     * A repository was renamed, moved, archived, deleted, or its default branch changed.
     *
     * @param action GitHub's word, such as {@code renamed}
     */
    record RepositoryChanged(Place place, String action) implements Happening {}

    /**
     * The App was installed, uninstalled, suspended, or got other repositories or permissions.
     *
     * @param installation the installation's id
     * @param action GitHub's word, such as {@code deleted} or {@code suspend}
     */
    record InstallationChanged(long installation, String action) implements Happening {
        /** Whether it may do more than before. */
        public boolean begins() {
            return action.equals("created") || action.equals("unsuspend") || action.equals("new_permissions_accepted");
        }
    }

    /**
     * Nothing that could change a verdict.
     *
     * @param why one sentence without a full stop
     */
    record Irrelevant(String why) implements Happening {}
}
