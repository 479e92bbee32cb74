package dev.countersign.core.change;

/**
 * Another check on the head.
 *
 * @param name its name or context, or the path of the file of a workflow
 * @param state how it stands
 */
public record Check(String name, State state) {

    private static final String WORKFLOWS = ".github/workflows/";

    /** How a check stands. */
    public enum State {
        /** Done, and good. */
        SUCCEEDED,
        /** Done, and not good; of what was seen long ago, any end but a good one. */
        FAILED,
        /** Done, and neither good nor bad. */
        NEUTRAL,
        /** Nobody had to do it. */
        SKIPPED,
        /** Somebody stopped it. */
        CANCELLED,
        /** It took too long. */
        TIMED_OUT,
        /** Somebody has to do something first. */
        ACTION_REQUIRED,
        /** GitHub gave it up. */
        STALE,
        /** Not done. */
        RUNNING
    }

    /** Whether a name is that of a workflow's file; nobody else's check can bear it. */
    public static boolean isWorkflow(String name) {
        return name.startsWith(WORKFLOWS);
    }
}
