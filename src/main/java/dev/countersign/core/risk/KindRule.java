package dev.countersign.core.risk;

import dev.countersign.core.change.PathPatterns;

/**
 * What a policy says about one kind of file that reaches far.
 *
 * @param id the kind's name: a built-in one, or a new one
 * @param on whether such files count at all
 * @param level how bad it is when such a file is wrong
 * @param paths files that are of it besides those that the built-in kind of that name has
 * @param except files that are not of it after all
 */
public record KindRule(String id, boolean on, Level level, PathPatterns paths, PathPatterns except) {

    /** The level that the built-in kind of that name has; high for a new one. */
    public static Level usualLevel(String id) {
        return FarReaching.KINDS.stream()
                .filter(kind -> kind.id().equals(id))
                .map(FarReaching::level)
                .findFirst()
                .orElse(Level.HIGH);
    }

    /** Whether there is a built-in kind of that name. */
    public static boolean isBuiltIn(String id) {
        return FarReaching.KINDS.stream().anyMatch(kind -> kind.id().equals(id));
    }
}
