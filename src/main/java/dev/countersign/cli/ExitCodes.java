package dev.countersign.cli;

/** What the process tells its caller. */
public final class ExitCodes {

    /** Done, and nothing stands in the way. */
    public static final int CLEARED = 0;

    /** It could not be done; the reason is on standard error. */
    public static final int ERROR = 1;

    /** Done, and the change would have to wait. */
    public static final int BLOCKED = 2;

    private ExitCodes() {}
}
