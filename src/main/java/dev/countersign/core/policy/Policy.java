package dev.countersign.core.policy;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.KindRule;
import dev.countersign.core.risk.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policy in force for one repository, validated.
 *
 * @param mode what a verdict does
 * @param branches patterns of the governed base branches; {@link #DEFAULT_BRANCH} is whichever is the default; empty means that only
 * @param disclosure what happens without marker and statement
 * @param tools the register of AI tools, most particular first
 * @param addedTools tools and markers that it adds to the catalogue
 * @param people whose sign-offs can count
 * @param areas the named parts of the code base
 * @param levels where the likelihood levels begin
 * @param requirements what changes may need
 * @param checklists what somebody may have to say
 * @param repositories which repositories it governs
 * @param exceptions who may let a tool be used
 * @param overrides who may let a blocked change through
 * @param reviewers whether people are asked for reviews
 * @param catalog whether Backstage catalogue files add areas, owners and dependents
 * @param extension the file it builds on
 * @param tests examples that it carries
 * @param farReaching what it says of kinds of file that reach far; the others are as they are built in
 * @param freshness from when on instructions and documents are too old
 * @param written which keys the file has, and where
 */
public record Policy(
        Mode mode,
        List<String> branches,
        Disclosure disclosure,
        List<ToolRule> tools,
        AddedTools addedTools,
        People people,
        List<Area> areas,
        RiskLevels levels,
        List<Requirement> requirements,
        List<Checklist> checklists,
        Repositories repositories,
        ToolExceptions exceptions,
        Overrides overrides,
        Reviewers reviewers,
        boolean catalog,
        Extension extension,
        List<PolicyTest> tests,
        List<KindRule> farReaching,
        Freshness freshness,
        Written written) {

    /** In {@link #branches()}, the repository's default branch, whatever its name. */
    public static final String DEFAULT_BRANCH = "~DEFAULT_BRANCH";

    /** Copies the lists. */
    public Policy {
        branches = List.copyOf(branches);
        tools = List.copyOf(tools);
        areas = List.copyOf(areas);
        requirements = List.copyOf(requirements);
        checklists = List.copyOf(checklists);
        tests = List.copyOf(tests);
        farReaching = List.copyOf(farReaching);
    }

    /** A policy whose keys outside this list have their defaults. */
    public Policy(
            Mode mode,
            List<String> branches,
            Disclosure disclosure,
            List<ToolRule> tools,
            People people,
            List<Area> areas,
            RiskLevels levels,
            List<Requirement> requirements,
            List<Checklist> checklists) {
        this(
                mode,
                branches,
                disclosure,
                tools,
                AddedTools.none(),
                people,
                areas,
                levels,
                requirements,
                checklists,
                Repositories.all(),
                ToolExceptions.defaults(),
                Overrides.defaults(),
                Reviewers.defaults(),
                false,
                new Extension.None(),
                List.of(),
                List.of(),
                Freshness.defaults(),
                Written.nothing());
    }

    /**
     * The policy of an organisation that has none: it only observes, and of a risky change that a tool helped with it says that one
     * independent person should sign.
     */
    public static Policy builtIn() {
        Requirement secondPerson = new Requirement(
                "second-person",
                "Somebody who did not make this change has read it",
                new Condition.All(List.of(
                        new Condition.AssistanceAtLeast(Assistance.Level.ASSISTED),
                        new Condition.RiskAtLeast(Level.HIGH))),
                new SignOffRule(1, List.of(new Signers.Anyone()), false),
                Requirement.Scope.CHANGE,
                List.of(),
                Origin.builtIn());
        return new Policy(
                Mode.OBSERVE,
                List.of(),
                Disclosure.ASK,
                List.of(),
                People.defaults(),
                List.of(),
                RiskLevels.defaults(),
                List.of(secondPerson),
                List.of());
    }

    /** The same with other areas. */
    public Policy withAreas(List<Area> other) {
        return new Policy(
                mode,
                branches,
                disclosure,
                tools,
                addedTools,
                people,
                other,
                levels,
                requirements,
                checklists,
                repositories,
                exceptions,
                overrides,
                reviewers,
                catalog,
                extension,
                tests,
                farReaching,
                freshness,
                written);
    }

    /** Whether changes of that base branch are judged. */
    public boolean governs(String baseBranch, String defaultBranch) {
        if (branches.isEmpty() || branches.contains(DEFAULT_BRANCH)) {
            if (baseBranch.equals(defaultBranch)) {
                return true;
            }
        }
        return new NamePatterns(branches).match(baseBranch);
    }

    /** Whether that change is judged: by its repository and its base branch. */
    public boolean governs(Facts facts) {
        return governs(facts.pullRequest().ref().repository())
                && governs(facts.pullRequest().base().name(), facts.defaultBranch());
    }

    /** Whether changes of that repository are judged. */
    public boolean governs(RepositoryRef repository) {
        return repositories.governs(repository);
    }

    /** The area of that name. */
    public Optional<Area> area(String name) {
        return areas.stream().filter(area -> area.name().equals(name)).findFirst();
    }

    /** The requirement of that name. */
    public Optional<Requirement> requirement(String name) {
        return requirements.stream()
                .filter(requirement -> requirement.name().equals(name))
                .findFirst();
    }

    /** The requirements that apply, in the order they are written. */
    public List<Requirement> requirementsFor(Situation situation) {
        return requirements.stream()
                .filter(requirement -> requirement.when().holds(situation))
                .toList();
    }

    /** The checklists that apply, in the order they are written. */
    public List<Checklist> checklistsFor(Situation situation) {
        return checklists.stream()
                .filter(checklist -> checklist.when().holds(situation))
                .toList();
    }

    /** The conditions of all requirements and checklists, without what joins them. */
    public Stream<Condition> conditions() {
        return Stream.concat(
                        requirements.stream().map(Requirement::when),
                        checklists.stream().map(Checklist::when))
                .flatMap(Condition::leaves);
    }

    /** The teams whose members decide what applies. */
    public Set<Signers.Team> teamsAsked() {
        return questions().flatMap(question -> question.teams().stream()).collect(Collectors.toSet());
    }

    /** The other checks on the head whose results decide what applies, by name. */
    public Set<String> checksAsked() {
        return questions().flatMap(question -> question.checks().stream()).collect(Collectors.toSet());
    }

    private Stream<Question> questions() {
        return conditions()
                .filter(Condition.Asked.class::isInstance)
                .map(asked -> ((Condition.Asked) asked).question());
    }

    /** What the register says of that tool: its own rule, else the one for any other; approved when there is neither. */
    public ToolRule ruleFor(String toolId) {
        return toolRule(toolId)
                .or(() -> toolRule("*"))
                .orElseGet(() -> new ToolRule(
                        "*",
                        ToolRule.Status.APPROVED,
                        PathPatterns.of(List.of()),
                        List.of(),
                        LocalDate.MAX,
                        "",
                        Origin.builtIn()));
    }

    private Optional<ToolRule> toolRule(String id) {
        return tools.stream().filter(rule -> rule.tool().equals(id)).findFirst();
    }

    /**
     * Where the likelihood levels begin, each from 1 to 100 and rising.
     *
     * @param medium from this score on
     * @param high from this score on
     * @param critical from this score on
     */
    public record RiskLevels(int medium, int high, int critical) {
        /** 30, 60 and 85. */
        public static RiskLevels defaults() {
            return new RiskLevels(30, 60, 85);
        }

        /** The level of a likelihood score from 0 to 100. */
        public Level levelOf(int score) {
            if (score >= critical) {
                return Level.CRITICAL;
            }
            if (score >= high) {
                return Level.HIGH;
            }
            return score >= medium ? Level.MEDIUM : Level.LOW;
        }
    }

    /**
     * Which repositories a policy governs; patterns of names, with or without the owner.
     *
     * @param include those, if not excluded
     * @param exclude not those
     */
    public record Repositories(NamePatterns include, NamePatterns exclude) {
        /** All of them. */
        public static Repositories all() {
            return new Repositories(new NamePatterns(List.of("**")), new NamePatterns(List.of()));
        }

        /** Whether that one is governed. */
        public boolean governs(RepositoryRef repository) {
            return include.match(repository) && !exclude.match(repository);
        }
    }
}
