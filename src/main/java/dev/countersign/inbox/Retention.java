package dev.countersign.inbox;

/** Port: lets go of what is kept long enough. */
public interface Retention {

    /** Drops what is older than the settings say, and answers how much that was. */
    int drop();
}
