package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.List;

/**
 * A change that was merged, as far as the history of files needs it.
 *
 * @param sha its commit, full object id
 * @param at when, in seconds since 1970 (UTC)
 * @param author a stable key of who wrote it, such as a numeric id or an e-mail address; empty when nobody knows
 * @param fix whether it says that it repairs a defect; {@link ChangeMessage#isFix} tells
 * @param reverts ids of earlier changes that it takes back; {@link ChangeMessage#reverts} tells
 * @param files the files it touched
 */
public record PastChange(
        String sha, long at, String author, boolean fix, List<String> reverts, List<ChangedFile> files) {

    /** Copies the lists. */
    public PastChange {
        reverts = List.copyOf(reverts);
        files = List.copyOf(files);
    }
}
