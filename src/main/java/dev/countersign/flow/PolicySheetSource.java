package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;

/** Port: reads the files that decide which policy holds in a repository. Safe for use by many threads. */
public interface PolicySheetSource {

    /**
     * The files as they are on default branches, or as they were within the last minute. What cannot be read is unreadable,
     * never an exception.
     *
     * @param installation the App's installation that may read them
     * @param repositoryId GitHub's number of the repository; 0 when it is not known
     * @param repository which one
     */
    PolicySheets read(long installation, long repositoryId, RepositoryRef repository);
}
