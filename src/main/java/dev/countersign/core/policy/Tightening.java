package dev.countersign.core.policy;

import dev.countersign.core.risk.Risk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A repository's policy laid over its organisation's, which is the floor.
 *
 * @param policy what is in force: never looser than the organisation's
 * @param problems what the repository's policy would have loosened, each at its line; it is ignored
 */
public record Tightening(Policy policy, List<PolicyProblem> problems) {

    /** Copies the list. */
    public Tightening {
        problems = List.copyOf(problems);
    }

    /**
     * Lays one policy over another. Keys that the repository's does not have stay as the organisation's are; what it adds is added.
     *
     * @param organisation the floor
     * @param repository may only tighten
     */
    public static Tightening merge(Policy organisation, Policy repository) {
        Loosenings loosenings = new Loosenings(repository.written());
        Negations negations = Negations.of(organisation);
        if (loosenings.written("repositories")) {
            loosenings.add(
                    "`repositories`", "only the organisation says which repositories are governed", "repositories");
        }
        Policy merged = new Policy(
                loosenings.strictest(organisation.mode(), repository.mode(), "mode"),
                branches(organisation.branches(), repository),
                loosenings.strictest(organisation.disclosure(), repository.disclosure(), "disclosure"),
                new TightenedTools(organisation, repository, loosenings).rules(),
                new TightenedTools(organisation, repository, loosenings).added(negations),
                people(organisation.people(), repository.people(), loosenings, negations),
                new TightenedAreas(organisation, repository, loosenings, negations).areas(),
                levels(organisation.levels(), repository.levels(), loosenings, negations),
                new TightenedRequirements(organisation, repository, loosenings).requirements(),
                new TightenedChecklists(organisation, repository, loosenings).checklists(),
                organisation.repositories(),
                exceptions(organisation.exceptions(), repository.exceptions(), loosenings),
                overrides(organisation.overrides(), repository.overrides(), loosenings),
                reviewers(organisation.reviewers(), repository),
                catalog(organisation.catalog(), repository.catalog(), loosenings),
                organisation.extension(),
                joined(organisation.tests(), repository.tests()),
                new TightenedKinds(organisation, repository, loosenings, negations).rules(),
                freshness(organisation.freshness(), repository.freshness(), loosenings, negations),
                organisation.written().and(repository.written()));
        return new Tightening(merged, loosenings.sorted());
    }

    private static List<String> branches(List<String> organisation, Policy repository) {
        if (!repository.written().has("branches")) {
            return organisation;
        }
        return union(organisation.isEmpty() ? List.of(Policy.DEFAULT_BRANCH) : organisation, repository.branches());
    }

    private static People people(People organisation, People repository, Loosenings loosenings, Negations negations) {
        Set<People.Part> parts = new LinkedHashSet<>(organisation.independentOf());
        if (loosenings.written("people", "independent-of")) {
            parts.removeAll(repository.independentOf());
            if (!parts.isEmpty()) {
                String missing = parts.stream()
                        .map(part -> part.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .sorted()
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
                loosenings.add("`independent-of` without " + missing, "name these too", "people", "independent-of");
            }
            parts.addAll(organisation.independentOf());
            parts.addAll(repository.independentOf());
        }
        return new People(
                union(organisation.machineUsers(), repository.machineUsers()),
                loosenings.strictest(
                        organisation.signOffPermission(),
                        repository.signOffPermission(),
                        "people",
                        "sign-off-permission"),
                parts,
                pace(organisation.readingSpeed(), repository.readingSpeed(), loosenings, negations, "reading-speed"),
                pace(organisation.signingRate(), repository.signingRate(), loosenings, negations, "signing-rate"));
    }

    private static int pace(int organisation, int repository, Loosenings loosenings, Negations negations, String key) {
        if (negations.signals().contains(Risk.RUBBER_STAMP) && loosenings.written("people", key)) {
            String why = "its conditions have signal `" + Risk.RUBBER_STAMP + "` under `not`";
            loosenings.add("`" + key + "`", why, "people", key);
            return organisation;
        }
        return loosenings.least(organisation, repository, "people", key);
    }

    private static Policy.RiskLevels levels(
            Policy.RiskLevels organisation, Policy.RiskLevels repository, Loosenings loosenings, Negations negations) {
        if (negations.risk() && loosenings.written("risk", "levels")) {
            loosenings.add("`levels`", negations.why(), "risk", "levels");
            return organisation;
        }
        int critical = loosenings.least(organisation.critical(), repository.critical(), "risk", "levels", "critical");
        int high = loosenings.least(organisation.high(), repository.high(), "risk", "levels", "high");
        int medium = loosenings.least(organisation.medium(), repository.medium(), "risk", "levels", "medium");
        int highBelow = Math.min(high, critical - 1);
        return new Policy.RiskLevels(Math.min(medium, highBelow - 1), highBelow, critical);
    }

    private static ToolExceptions exceptions(
            ToolExceptions organisation, ToolExceptions repository, Loosenings loosenings) {
        return new ToolExceptions(
                loosenings.narrowed(organisation.from(), repository.from(), "exceptions", "from"),
                loosenings.least(organisation.longest(), repository.longest(), "exceptions", "longest"));
    }

    private static Overrides overrides(Overrides organisation, Overrides repository, Loosenings loosenings) {
        Set<Overrides.Finding> also = new LinkedHashSet<>(organisation.alsoClears());
        if (loosenings.written("overrides", "also-clears")) {
            if (!also.containsAll(repository.alsoClears())) {
                loosenings.add(
                        "`also-clears`", "an override clears no more here than there", "overrides", "also-clears");
            }
            also.retainAll(repository.alsoClears());
        }
        return new Overrides(
                loosenings.narrowed(organisation.from(), repository.from(), "overrides", "from"),
                loosenings.strictest(organisation.people(), repository.people(), "overrides", "people"),
                loosenings.least(organisation.expires(), repository.expires(), "overrides", "expires"),
                also);
    }

    /** Whom one asks for a review decides nothing, so the repository may choose. */
    private static Reviewers reviewers(Reviewers organisation, Policy repository) {
        Written written = repository.written();
        Reviewers own = repository.reviewers();
        return new Reviewers(
                written.has("reviewers", "request") ? own.request() : organisation.request(),
                written.has("reviewers", "pick") ? own.pick() : organisation.pick(),
                written.has("reviewers", "daily-load") ? own.dailyLoad() : organisation.dailyLoad());
    }

    private static Freshness freshness(
            Freshness organisation, Freshness repository, Loosenings loosenings, Negations negations) {
        if (negations.signals().contains(Risk.STALE_GUIDANCE) && loosenings.written("guidance")) {
            String why = "its conditions have signal `" + Risk.STALE_GUIDANCE + "` under `not`";
            loosenings.add("`guidance`", why, "guidance");
            return organisation;
        }
        if (!loosenings.written("guidance") || !organisation.on()) {
            return loosenings.written("guidance") ? repository : organisation;
        }
        if (!repository.on()) {
            loosenings.add("`guidance: off`", "the organisation's policy asks", "guidance");
            return organisation;
        }
        return new Freshness(
                true,
                loosenings.least(organisation.changes(), repository.changes(), "guidance", "changes"),
                loosenings.least(organisation.days(), repository.days(), "guidance", "days"));
    }

    private static boolean catalog(boolean organisation, boolean repository, Loosenings loosenings) {
        return loosenings.strictest(organisation, repository, "catalog");
    }

    private static List<PolicyTest> joined(List<PolicyTest> organisation, List<PolicyTest> repository) {
        List<PolicyTest> both = new ArrayList<>(organisation);
        both.addAll(repository);
        return both;
    }

    /** What is in either, without repetition, the first list's order first. */
    static List<String> union(List<String> one, List<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }
}
