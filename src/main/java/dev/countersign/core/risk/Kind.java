package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.PathPatterns;
import java.util.List;

/**
 * A kind of file that reaches far, as a policy has it.
 *
 * @param id its name, also the name of the signal
 * @param level how bad it is when such a file is wrong
 * @param what the words people read, in the plural
 * @param why what it reaches, as the rest of a sentence
 * @param built the built-in kind of that name; none when the policy made it up
 * @param more what else is of it
 * @param except what is not of it after all
 */
record Kind(
        String id, Level level, String what, String why, List<FarReaching> built, AreaFiles more, PathPatterns except) {

    static Kind of(FarReaching built) {
        PathPatterns nothing = PathPatterns.of(List.of());
        return new Kind(
                built.id(), built.level(), built.what(), built.why(), List.of(built), new AreaFiles(nothing), nothing);
    }

    static Kind of(KindRule rule) {
        return new Kind(
                rule.id(),
                rule.level(),
                rule.id() + " files",
                "which the policy counts as far-reaching",
                List.of(),
                new AreaFiles(rule.paths()),
                rule.except());
    }

    /** The same kind as a policy changes it. */
    Kind with(KindRule rule) {
        return new Kind(id, rule.level(), what, why, built, new AreaFiles(rule.paths()), rule.except());
    }

    /** Whether the file is of this kind, at its new path or its old one. */
    boolean has(ChangedFile file) {
        return has(NamedPath.of(file.path()), file.path())
                || !file.previousPath().equals(file.path())
                        && has(NamedPath.of(file.previousPath()), file.previousPath());
    }

    boolean has(NamedPath named, String path) {
        boolean of = !built.isEmpty() && built.get(0).matches(named) || more.has(path);
        return of && !except.matches(path);
    }
}
