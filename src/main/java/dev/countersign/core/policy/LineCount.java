package dev.countersign.core.policy;

import dev.countersign.core.change.Facts;
import java.util.Locale;

/** Which lines of a change are counted. */
public enum LineCount {
    /** Added ones. */
    ADDED,
    /** Removed ones. */
    REMOVED,
    /** Both together. */
    TOTAL;

    /** The word people write, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many a change has. */
    public long of(Facts facts) {
        long added = facts.additions();
        long removed = facts.deletions();
        return switch (this) {
            case ADDED -> added;
            case REMOVED -> removed;
            case TOTAL -> added + removed;
        };
    }
}
