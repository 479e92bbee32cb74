package dev.countersign.flow;

import java.util.List;

/** Port: reads files that a catalogue names. Implementations are safe for use by many threads. */
public interface CatalogSource {

    /**
     * Reads files as they are at a commit; what cannot be read at present is unreadable, never an exception.
     *
     * @param subject whose repository
     * @param commit full object id
     * @param paths from the repository's root
     * @return one for each path, in their order
     */
    List<PolicyText> read(Subject subject, String commit, List<String> paths);
}
