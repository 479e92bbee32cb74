package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.List;

/**
 * The size and shape of a change.
 *
 * @param added lines added over all files
 * @param files how many files
 * @param documents how many of the files are text for people
 * @param removed how many of the files it removes
 * @param sources how many of the files are code that runs
 * @param newSourceLines lines in new files of code
 * @param sourceAdded lines added to code
 * @param sourceRemoved lines removed from code
 */
record Touched(
        long added,
        int files,
        int documents,
        int removed,
        int sources,
        long newSourceLines,
        long sourceAdded,
        long sourceRemoved) {

    static Touched of(List<ChangedFile> changed) {
        long added = 0;
        int sources = 0;
        long newLines = 0;
        long sourceAdded = 0;
        long sourceRemoved = 0;
        int documents = 0;
        int removed = 0;
        for (ChangedFile file : changed) {
            added += file.additions();
            removed += file.status() == ChangedFile.Status.REMOVED ? 1 : 0;
            FileKind kind = FileKind.of(file.path());
            documents += kind == FileKind.DOCUMENTATION ? 1 : 0;
            if (kind == FileKind.SOURCE) {
                sources++;
                newLines += file.status() == ChangedFile.Status.ADDED ? file.additions() : 0;
                sourceAdded += file.additions();
                sourceRemoved += file.deletions();
            }
        }
        return new Touched(added, changed.size(), documents, removed, sources, newLines, sourceAdded, sourceRemoved);
    }

    /** The same change with only that share of its added lines. */
    Touched withLines(double share) {
        return new Touched(
                Math.round(added * share),
                files,
                documents,
                removed,
                sources,
                Math.round(newSourceLines * share),
                Math.round(sourceAdded * share),
                sourceRemoved);
    }
}
