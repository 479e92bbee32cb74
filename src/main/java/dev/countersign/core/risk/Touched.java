package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The size and shape of a change.
 *
 * @param added lines added over all files
 * @param files how many files
 * @param folders how many folders
 * @param sources how many of the files are code that runs
 * @param newSourceLines lines in new files of code
 * @param sourceAdded lines added to code
 * @param sourceRemoved lines removed from code
 * @param pipelines how many files steer the continuous integration
 */
record Touched(
        long added,
        int files,
        int folders,
        int sources,
        long newSourceLines,
        long sourceAdded,
        long sourceRemoved,
        int pipelines) {

    static Touched of(List<ChangedFile> changed) {
        long added = 0;
        int sources = 0;
        long newLines = 0;
        long sourceAdded = 0;
        long sourceRemoved = 0;
        int pipelines = 0;
        Set<String> folders = new HashSet<>();
        for (ChangedFile file : changed) {
            added += file.additions();
            folders.add(HistoryBook.folder(file.path()));
            NamedPath path = NamedPath.of(file.path());
            pipelines += FarReaching.isPipeline(path) ? 1 : 0;
            if (path.kind() == FileKind.SOURCE) {
                sources++;
                newLines += file.status() == ChangedFile.Status.ADDED ? file.additions() : 0;
                sourceAdded += file.additions();
                sourceRemoved += file.deletions();
            }
        }
        return new Touched(
                added, changed.size(), folders.size(), sources, newLines, sourceAdded, sourceRemoved, pipelines);
    }

    /** The same change with only that share of its added lines. */
    Touched withLines(double share) {
        return new Touched(
                Math.round(added * share),
                files,
                folders,
                sources,
                Math.round(newSourceLines * share),
                Math.round(sourceAdded * share),
                sourceRemoved,
                pipelines);
    }
}
