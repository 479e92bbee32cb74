package dev.countersign.core.policy;

import java.util.List;

/**
 * Something that certain changes need before they may be merged.
 *
 * @param name its short name, as in {@code /signoff name}
 * @param title the sentence people read
 * @param when which changes need it
 * @param signOffs who must sign
 * @param scope what a sign-off is bound to
 * @param checks names of other checks that must have succeeded on the head
 * @param origin where it is written
 */
public record Requirement(
        String name,
        String title,
        Condition when,
        SignOffRule signOffs,
        Scope scope,
        List<String> checks,
        Origin origin) {

    /** Copies the list. */
    public Requirement {
        checks = List.copyOf(checks);
    }

    /** What a sign-off is bound to. */
    public enum Scope {
        /** The whole change. */
        CHANGE,
        /** The files of the areas that made the requirement apply. */
        AREA
    }
}
