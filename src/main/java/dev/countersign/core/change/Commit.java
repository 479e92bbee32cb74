package dev.countersign.core.change;

import java.util.List;

/**
 * A commit of the change: reachable from the head over any parent, and not from the base.
 *
 * @param sha its full object id, 40 or 64 hexadecimal digits
 * @param author who wrote it
 * @param committer who committed it
 * @param coAuthors whom GitHub reads from its {@code Co-authored-by} trailers, with their accounts where it knows them
 * @param message the whole message, as stored
 * @param parents the ids of its parents, in order
 * @param note what {@code refs/notes/ai} says of it, hostile; empty when that says nothing or was not read
 */
public record Commit(
        String sha,
        Identity author,
        Identity committer,
        List<Identity> coAuthors,
        String message,
        List<String> parents,
        String note) {

    /** Copies the lists. */
    public Commit {
        coAuthors = List.copyOf(coAuthors);
        parents = List.copyOf(parents);
    }

    /** A commit without a note. */
    public Commit(
            String sha,
            Identity author,
            Identity committer,
            List<Identity> coAuthors,
            String message,
            List<String> parents) {
        this(sha, author, committer, coAuthors, message, parents, "");
    }

    /** The first seven digits, as people write it. */
    public String shortSha() {
        return Shas.brief(sha);
    }
}
