package dev.countersign.gitrepo;

import dev.countersign.core.change.ChangedFile;
import java.util.List;

/**
 * A commit of the base branch, as the risk's history wants it.
 *
 * @param sha its full object id
 * @param at when it was committed, in seconds since 1970 (UTC)
 * @param mail who wrote it, the e-mail address as written; empty when git does not say
 * @param message the whole message, hostile text
 * @param files what it changed against its first parent; contents are not read
 */
public record PastCommit(String sha, long at, String mail, String message, List<ChangedFile> files) {

    /** Copies the list. */
    public PastCommit {
        files = List.copyOf(files);
    }

    /** A key for who wrote it that does not show the address. */
    public String authorKey() {
        return LocalPeople.key(mail);
    }
}
