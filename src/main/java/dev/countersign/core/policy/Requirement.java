package dev.countersign.core.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** The areas that made it apply: those that its condition names and the change touches, else all that the change touches. */
    public Set<String> areas(Situation situation) {
        Set<String> named = when.areasNamed(situation);
        return named.isEmpty() ? new LinkedHashSet<>(situation.risk().impact().touched()) : named;
    }

    /** What a sign-off is bound to. */
    public enum Scope {
        /** The whole change. */
        CHANGE,
        /** The files of the areas that made the requirement apply. */
        AREA
    }
}
