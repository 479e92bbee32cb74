package dev.countersign.flow;

/** Port: says on a pull request, once, that it was merged around the check. Safe for use by many threads. */
public interface AfterMerge {

    /** Says it if it was and nobody was told yet. Throws as {@link CheckRuns} does. */
    void tell(Look.AtPull look, Subject subject);
}
