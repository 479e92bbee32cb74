package dev.countersign.flow;

/**
 * The database cannot be used at present: it is gone, or its disk is full. Nothing is wrong with the work, which is done when it can
 * be used again. The message is a sentence for operators.
 */
public final class DatabaseAway extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** With a sentence, and what the database said. */
    public DatabaseAway(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
