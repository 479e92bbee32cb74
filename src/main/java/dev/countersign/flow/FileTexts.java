package dev.countersign.flow;

/** Port: reads single files of a repository. Safe for use by many threads. */
public interface FileTexts {

    /**
     * A file at a commit that the repository knows, a fork's head of a pull request included; it is read, never run.
     *
     * @param commit full object id
     * @param path from the repository's root
     * @throws TryLater when it cannot be read at present
     */
    PolicyText read(Subject subject, String commit, String path);
}
