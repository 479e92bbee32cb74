package dev.countersign.web.history;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Port: what happened, the latest first and never all at once. Only reads. Safe for use by many threads. */
public interface Annals {

    /**
     * What of it.
     *
     * @param owner of this owner's repositories
     * @param repository of the one of that name; empty for all
     * @param from not before that moment
     * @param until before that moment
     * @param around of merges only those that went around the check
     */
    record Question(String owner, String repository, Instant from, Instant until, boolean around) {}

    /**
     * Where a list goes on: after what happened then, by number where several things did.
     *
     * @param at the moment of the last one told
     * @param id its number
     */
    record Mark(Instant at, long id) {

        /** Before everything that is told. */
        public static Mark newest() {
            return new Mark(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);
        }
    }

    /**
     * A merge.
     *
     * @param mark its place in the list
     * @param pull the pull request
     * @param base the branch it went to
     * @param head the commit that was merged, full object id
     * @param commit the merge's own commit, full object id
     * @param by login of who merged it
     * @param outcome how it stood then: {@code cleared}, {@code overridden}, {@code blocked}, {@code undecided} or {@code none}
     * @param around whether it went around the check
     * @param title what the verdict at that commit said; empty when there was none
     * @param level the level of risk; empty when there was no verdict
     */
    record Merge(
            Mark mark,
            PullRequestRef pull,
            String base,
            String head,
            String commit,
            String by,
            String outcome,
            boolean around,
            String title,
            String level) {}

    /**
     * A change that took others back.
     *
     * @param mark its place in the list
     * @param repository where
     * @param change the change
     * @param undid the changes that it took back, as far as they are known
     */
    record Revert(Mark mark, RepositoryRef repository, Change change, List<Change> undid) {
        /** Copies the list. */
        public Revert {
            undid = List.copyOf(undid);
        }
    }

    /**
     * A change of the past.
     *
     * @param sha full object id
     * @param pull the pull request that brought it; 0 for none
     * @param at when
     */
    record Change(String sha, int pull, Instant at) {}

    /**
     * An override that took effect.
     *
     * @param mark its place in the list
     * @param pull the pull request
     * @param by logins of who gave it
     * @param why as written, hostile
     * @param until when it ended, unless the change changed before
     * @param open whether it has to be followed up still
     */
    record Overriding(Mark mark, PullRequestRef pull, String by, String why, Instant until, boolean open) {}

    /**
     * An exception from the register of tools for a whole repository.
     *
     * @param mark its place in the list
     * @param pull where it was granted
     * @param tool catalogue id
     * @param by login of who granted it
     * @param until its last day
     * @param why as written, hostile
     */
    record Exemption(Mark mark, PullRequestRef pull, String tool, String by, LocalDate until, String why) {}

    /** Merges to governed branches. */
    List<Merge> merges(Question question, Mark after, int most);

    /** Changes that took others back, as far as the past was read. */
    List<Revert> reverts(Question question, Mark after, int most);

    /** Overrides. */
    List<Overriding> overrides(Question question, Mark after, int most);

    /** Exceptions. */
    List<Exemption> exemptions(Question question, Mark after, int most);
}
