package dev.countersign.flow;

import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Anchoring;
import dev.countersign.core.risk.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the past of repositories as it is kept. Safe for use by many threads. */
public interface Chronicle {

    /** An order after which nothing comes yet. */
    Mark BEGINNING = new Mark(Long.MIN_VALUE, 0);

    /**
     * A place in the order of a repository's changes.
     *
     * @param place the latest time, in seconds since 1970, up to that change
     * @param id tells changes of one place apart
     */
    record Mark(long place, long id) {}

    /**
     * A change and its place.
     *
     * @param recorded the change
     * @param mark its place
     */
    record Stored(Recorded recorded, Mark mark) {}

    /**
     * How far the past of a repository is known.
     *
     * @param epoch rises when changes were added that are not the newest, or people became known
     * @param complete whether it was ever read to the end
     * @param changes how many changes are kept
     */
    record Extent(long epoch, boolean complete, int changes) {}

    /**
     * A walk along the default branch, newest commit first, that can be taken up again.
     *
     * @param project where
     * @param reached the commit from which the last finished walk began; empty for none
     * @param head the commit from which the present one began; empty before its first page
     * @param cursor where its next page begins
     * @param read how many commits it has read
     * @param about how many there are
     * @param single how many requests for single commits it took
     */
    record Walk(Project project, String reached, String head, String cursor, int read, int about, int single) {

        /** The same after another page. */
        public Walk after(PastSource.Page page) {
            return new Walk(
                    project,
                    reached,
                    page.head(),
                    page.next(),
                    read + page.commits(),
                    page.about(),
                    single + page.single());
        }

        /** The same when it has come to its end: the next one stops where this one began. */
        public Walk finished() {
            return new Walk(project, head, "", "", 0, 0, 0);
        }
    }

    /**
     * Keeps that a repository's past is wanted, under its present name and installation.
     *
     * @return whether it was not wanted before
     */
    boolean want(Project project);

    /** How far its past is known. */
    Extent extent(long repositoryId);

    /** Its walk; empty when its past was never wanted. */
    Optional<Walk> walk(long repositoryId);

    /**
     * Keeps changes, each once by its commit, and how far the walk has come, all or nothing.
     *
     * @param changes in any order
     * @param people GitHub ids by the keys of e-mail addresses
     * @return how many changes were new
     */
    int keep(Walk walk, List<Recorded> changes, Map<String, String> people);

    /** The changes after a mark in order, at most so many; authors by their GitHub ids where these are known. */
    List<Stored> after(long repositoryId, Mark mark, int most);

    /** What was kept for a head. */
    Optional<Pinned> pinned(Subject subject, String head, String base);

    /** Keeps what was known when a head was first judged. */
    void pin(Subject subject, String head, String base, Pinned known, Instant at);

    /**
     * A repository's anchor.
     *
     * @param anchor what holds
     * @param at when it was last looked for
     */
    record Anchored(Anchor anchor, Instant at) {}

    /** Its anchor; {@link Anchor#none} at {@link Instant#EPOCH} when it was never looked for. */
    Anchored anchor(long repositoryId);

    /** Keeps a new anchor with the figures it rests on. */
    void anchor(long repositoryId, Instant at, String weights, Anchoring.Count count, Anchor before, Anchor now);
}
