package dev.countersign.core.policy;

import java.util.List;
import java.util.Locale;

/**
 * A line of a file that the policy in force was made from.
 *
 * @param key the key at the file's root that it is below; empty before the first one
 * @param at where it is; the column is 1
 * @param blob the file's object id
 * @param text the line, without its end
 * @param standing what became of it
 * @param ignored what of it is ignored, and why
 */
public record PolicyLine(
        String key, Origin at, String blob, String text, Standing standing, List<PolicyProblem> ignored) {

    /** Copies the list. */
    public PolicyLine {
        ignored = List.copyOf(ignored);
    }

    /** What became of a line. */
    public enum Standing {
        /** It holds, and its repository may change it. */
        HOLDS,
        /** It holds, and no repository may loosen it. */
        FLOOR,
        /** A later file says something of it too: the stricter of both holds, or both do. */
        JOINED,
        /** A later file says something else, as it may. */
        REPLACED,
        /** It would loosen what lies below, so that it does not hold, or not all of it. */
        IGNORED;

        /** The word people read, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
