package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import java.util.OptionalInt;

/** Port: issues of ours. Throws as {@link CheckRuns} does. Safe for use by many threads. */
public interface Issues {

    /** Opens an issue and answers its number. */
    int open(long installation, RepositoryRef repository, String title, String body);

    /**
     * Changes an issue of ours, and opens or closes it.
     *
     * @return false when it is not there any more
     */
    boolean change(long installation, RepositoryRef repository, int number, String title, String body, boolean open);

    /** Looks for an issue of this App, open or closed, whose body begins with that text; the newest of many. */
    OptionalInt find(long installation, RepositoryRef repository, String beginning);
}
