package dev.countersign.flow;

/** What nobody thought of, in words for the log and the pages: its kind and where, but not what it says, which may be anything. */
public final class Unforeseen {

    private static final String OURS = "dev.countersign.";

    private Unforeseen() {}

    /** One sentence without a full stop. */
    public static String words(RuntimeException broken) {
        String kind = broken.getClass().getSimpleName();
        for (StackTraceElement place : broken.getStackTrace()) {
            String name = place.getClassName();
            if (name.startsWith(OURS)) {
                return "it failed unexpectedly: " + kind + " in " + name.substring(name.lastIndexOf('.') + 1)
                        + ", line " + place.getLineNumber();
            }
        }
        return "it failed unexpectedly: " + kind;
    }
}
