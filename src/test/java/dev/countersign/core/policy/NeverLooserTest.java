package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Facts;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.Level;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.testing.Changes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever two policies say, the merged one asks of every change at least what the organisation's alone asks. */
class NeverLooserTest {

    private static final PolicyReader READER = new PolicyReader(Set.of("kiro", "codex"));
    private static final int ROUNDS = 1_500;

    private final Random random = new Random(20261123);

    @Test
    void the_merged_policy_asks_at_least_what_the_organisations_asks() {
        int applied = 0;
        int ignored = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String organisationText = policy();
            Optional<Policy> organisation = read(READER.read("organisation", organisationText));
            if (organisation.isEmpty()) {
                continue;
            }
            String repositoryText = policy();
            Optional<Policy> repository = read(READER.read("repository", repositoryText, organisation.get()));
            if (repository.isEmpty()) {
                continue;
            }
            Tightening merged = Tightening.merge(organisation.get(), repository.get());
            ignored += merged.problems().size();
            applied += compare(organisation.get(), merged.policy(), organisationText + "\n---\n" + repositoryText);
        }
        assertTrue(applied > 300, "requirements compared: " + applied);
        assertTrue(ignored > 300, "loosenings found: " + ignored);
    }

    private int compare(Policy floor, Policy merged, String text) {
        assertTrue(merged.mode().compareTo(floor.mode()) >= 0, text);
        assertTrue(!floor.governs("main", "trunk") || merged.governs("main", "trunk"), text);
        assertTrue(!floor.governs("trunk", "trunk") || merged.governs("trunk", "trunk"), text);
        assertTrue(merged.people().independentOf().containsAll(floor.people().independentOf()), text);
        assertTrue(merged.people().readingSpeed() <= floor.people().readingSpeed(), text);
        for (String tool : List.of("kiro", "codex", "cursor")) {
            assertTrue(
                    merged.ruleFor(tool).status().compareTo(floor.ruleFor(tool).status()) >= 0, text);
        }
        Facts facts = change();
        Assistance assistance = Situations.by(pick(Assistance.Level.values()));
        Level base = pick(Level.values());
        int score = random.nextInt(101);
        Situation before = situation(facts, assistance, base, score, floor);
        Situation after = situation(facts, assistance, base, score, merged);
        List<Requirement> asked = floor.requirementsFor(before);
        for (Requirement requirement : asked) {
            Optional<Requirement> now = merged.requirementsFor(after).stream()
                    .filter(one -> one.name().equals(requirement.name()))
                    .findFirst();
            assertTrue(now.isPresent(), requirement + " no longer applies:\n" + text);
            assertTrue(now.get().signOffs().count() >= requirement.signOffs().count(), text);
            assertTrue(now.get().checks().containsAll(requirement.checks()), text);
            assertTrue(
                    requirement.scope() == Requirement.Scope.AREA || now.get().scope() == requirement.scope(), text);
            boolean open = requirement.signOffs().count() == 0
                    || requirement.signOffs().from().contains(new Signers.Anyone());
            assertTrue(
                    open
                            || requirement
                                    .signOffs()
                                    .from()
                                    .containsAll(now.get().signOffs().from()),
                    text);
        }
        return asked.size();
    }

    private static Situation situation(Facts facts, Assistance assistance, Level base, int score, Policy policy) {
        Set<String> touched = new TreeSet<>();
        Level impact = Level.LOW;
        for (Area area : policy.areas()) {
            if (facts.files().stream().anyMatch(file -> area.paths().matches(file.path()))) {
                touched.add(area.name());
                impact = impact.or(Level.values()[area.criticality().ordinal()]);
            }
        }
        Level risk = base.or(impact).or(policy.levels().levelOf(score));
        return Situations.of(
                facts, assistance, Situations.risk(risk, score, impact, touched.toArray(String[]::new)), policy);
    }

    private Facts change() {
        Changes change = Changes.pullRequest().by(pick("alice", "bob")).commit("x");
        Set<String> paths = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            paths.add(pick("a/x", "b/x", "c/x", "README.md"));
        }
        paths.forEach(path -> change.touching(path, random.nextInt(20), random.nextInt(20)));
        return change.build();
    }

    private String policy() {
        StringBuilder text = new StringBuilder("version: 1\n");
        maybe(text, "mode: " + pick("observe", "warn", "enforce"));
        maybe(text, "branches: " + pick("[main]", "[next]", "[~DEFAULT_BRANCH]"));
        maybe(text, "risk: {levels: {high: " + (31 + random.nextInt(50)) + "}}");
        maybe(
                text,
                "people: {independent-of: " + pick("[author]", "[author, pusher]", "[prompter]") + ", reading-speed: "
                        + pick("10", "20") + "}");
        maybe(
                text,
                "tools: {" + pick("kiro", "codex", "'*'") + ": {status: "
                        + pick("approved", "trial", "exception", "prohibited") + "}}");
        text.append("areas:\n");
        for (String area : List.of("one", "two")) {
            text.append("  ").append(area).append(": {paths: ").append(pick("a/", "b/", "[c/, a/]", "['**', '!b/']"));
            text.append(", criticality: ")
                    .append(pick("low", "normal", "high", "critical"))
                    .append("}\n");
        }
        text.append("requirements:\n");
        for (String name : List.of("r", "s")) {
            text.append("  - {name: ").append(name).append(", when: ").append(condition(0));
            text.append(", scope: ").append(pick("area", "change"));
            text.append(", sign-offs: {count: ").append(1 + random.nextInt(3)).append(", from: ");
            text.append(pick("anyone", "owners", "[owners, '@o/t']", "'@o/t'")).append("}, checks: ");
            text.append(pick("[]", "[build]")).append("}\n");
        }
        return text.toString();
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 8)) {
            case 0 -> "{risk: " + pick("low", "medium", "high", "critical") + "}";
            case 1 -> "{areas: " + pick("one", "two", "[one, two]") + "}";
            case 2 -> "{assistance: " + pick("unknown", "assisted", "authored") + "}";
            case 3 -> "{likelihood: " + pick("medium", "high") + ", files: '>1'}";
            case 4 -> "{only-paths: '*.md'}";
            case 5 -> "{all: [" + condition(depth + 1) + ", " + condition(depth + 1) + "]}";
            case 6 -> "{any: [" + condition(depth + 1) + ", " + condition(depth + 1) + "]}";
            default -> "{not: " + condition(depth + 1) + "}";
        };
    }

    private void maybe(StringBuilder text, String line) {
        if (random.nextBoolean()) {
            text.append(line).append('\n');
        }
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private static Optional<Policy> read(PolicyReading reading) {
        return reading instanceof PolicyReading.Valid valid ? Optional.of(valid.policy()) : Optional.empty();
    }
}
