package dev.countersign.gitrepo;

import dev.countersign.core.change.ChangedFile;
import java.util.List;

/**
 * A commit of the base branch, as the risk's history wants it.
 *
 * @param sha its full object id
 * @param at when it was committed, in seconds since 1970 (UTC)
 * @param authorKey who wrote it, {@link LocalPeople#key} of the e-mail address
 * @param message the whole message, hostile text
 * @param files what it changed against its first parent; contents are not read
 */
public record PastCommit(String sha, long at, String authorKey, String message, List<ChangedFile> files) {

    /** Copies the list. */
    public PastCommit {
        files = List.copyOf(files);
    }
}
