package dev.countersign.core.risk;

import java.util.ArrayList;
import java.util.List;

/** The kinds of file that reach far wherever they are: the built-in ones, as a policy changes and extends them. Immutable. */
public final class Kinds {

    private static final Kinds BUILT_IN =
            new Kinds(FarReaching.KINDS.stream().map(Kind::of).toList());

    private final List<Kind> all;

    private Kinds(List<Kind> all) {
        this.all = List.copyOf(all);
    }

    /** The built-in ones as they are. */
    public static Kinds builtIn() {
        return BUILT_IN;
    }

    /** The built-in ones as those rules change them, then the new ones. */
    public static Kinds of(List<KindRule> rules) {
        if (rules.isEmpty()) {
            return BUILT_IN;
        }
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : BUILT_IN.all) {
            rules.stream()
                    .filter(rule -> rule.id().equals(kind.id()))
                    .findFirst()
                    .ifPresentOrElse(
                            rule -> {
                                if (rule.on()) {
                                    kinds.add(kind.with(rule));
                                }
                            },
                            () -> kinds.add(kind));
        }
        rules.stream()
                .filter(rule -> rule.on() && !KindRule.isBuiltIn(rule.id()))
                .forEach(rule -> kinds.add(Kind.of(rule)));
        return new Kinds(kinds);
    }

    List<Kind> all() {
        return all;
    }
}
