package dev.countersign.core.policy;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.risk.KindRule;
import dev.countersign.core.risk.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of file of both policies: a repository adds kinds and paths and raises levels, and takes nothing away. */
record TightenedKinds(Policy organisation, Policy repository, Loosenings loosenings, Negations negations) {

    List<KindRule> rules() {
        if (negations.risk() && loosenings.written("risk", "far-reaching")) {
            loosenings.add("`far-reaching`", negations.why(), "risk", "far-reaching");
            return organisation.farReaching();
        }
        List<KindRule> rules = new ArrayList<>();
        for (KindRule rule : organisation.farReaching()) {
            rules.add(of(repository, rule.id()).map(own -> merged(rule, own)).orElse(rule));
        }
        for (KindRule own : repository.farReaching()) {
            if (of(organisation, own.id()).isEmpty()) {
                rules.add(merged(usual(own.id()), own));
            }
        }
        return rules;
    }

    /** What holds of a kind that the organisation's policy does not mention. */
    private static KindRule usual(String id) {
        PathPatterns nothing = PathPatterns.of(List.of());
        boolean builtIn = KindRule.isBuiltIn(id);
        return new KindRule(id, true, builtIn ? KindRule.usualLevel(id) : Level.LOW, nothing, nothing);
    }

    private static Optional<KindRule> of(Policy policy, String id) {
        return policy.farReaching().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }

    private KindRule merged(KindRule floor, KindRule own) {
        String id = own.id();
        if (negations.signals().contains(id)) {
            loosenings.add("kind `" + id + "`", "its conditions have signal `" + id + "` under `not`", key(id));
            return floor;
        }
        if (!own.on()) {
            loosenings.add("kind `" + id + "` without its files", "leave it out", key(id));
            return floor;
        }
        if (!floor.on()) {
            return own;
        }
        if (!own.except().matchesNothing()) {
            loosenings.add("`except` of kind `" + id + "`", "it may add paths", key(id, "except"));
        }
        return new KindRule(
                id,
                true,
                loosenings.written(key(id, "level"))
                        ? loosenings.strictest(floor.level(), own.level(), key(id, "level"))
                        : floor.level().or(KindRule.isBuiltIn(id) ? floor.level() : own.level()),
                floor.paths().or(own.paths()),
                floor.except());
    }

    private static String[] key(String... end) {
        String[] key = new String[end.length + 2];
        key[0] = "risk";
        key[1] = "far-reaching";
        System.arraycopy(end, 0, key, 2, end.length);
        return key;
    }
}
