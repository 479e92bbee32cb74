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
 * @param sources how many of the files are code
 * @param newSources how many of these are new
 * @param pipelines how many files steer the continuous integration
 */
record Touched(int added, int files, int folders, int sources, int newSources, int pipelines) {

    static Touched of(List<ChangedFile> changed) {
        int added = 0;
        int sources = 0;
        int newSources = 0;
        int pipelines = 0;
        Set<String> folders = new HashSet<>();
        for (ChangedFile file : changed) {
            added += file.additions();
            folders.add(HistoryBook.folder(file.path()));
            if (FileKind.of(file.path()) == FileKind.SOURCE) {
                sources++;
                newSources += file.status() == ChangedFile.Status.ADDED ? 1 : 0;
            }
            pipelines += FarReaching.isPipeline(file.path()) ? 1 : 0;
        }
        return new Touched(added, changed.size(), folders.size(), sources, newSources, pipelines);
    }
}
