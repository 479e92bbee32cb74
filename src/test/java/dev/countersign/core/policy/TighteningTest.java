package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Area;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TighteningTest {

    private static final PolicyReader READER = new PolicyReader(Set.of("kiro", "codex", "claude-code"));

    private record Case(String name, String organisation, String repository, String problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = TighteningTest.class.getResourceAsStream("/policyfile/loosenings.txt")) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(text -> {
                String[] parts = text.split("(?m)^--- [a-z]+\n");
                return new Case(parts[0].strip(), parts[1], parts[2], parts.length > 3 ? parts[3].strip() : "");
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void each_loosening_is_a_problem_at_its_line(Case one) {
        Tightening merged = merge(one.organisation(), one.repository());
        String found = merged.problems().stream()
                .map(problem -> problem.toString().substring("repository:".length()))
                .collect(Collectors.joining("\n"));
        assertEquals(one.problems(), found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void laying_a_policy_over_the_merged_one_again_changes_nothing(Case one) {
        Policy once = merge(one.organisation(), one.repository()).policy();
        Policy twice =
                Tightening.merge(once, read("organisation", one.organisation())).policy();
        assertEquals(once.mode(), twice.mode());
        assertEquals(once.tools(), twice.tools());
        assertEquals(once.levels(), twice.levels());
        assertEquals(once.overrides(), twice.overrides());
        assertEquals(once.exceptions(), twice.exceptions());
        assertEquals(once.people(), twice.people());
    }

    @Test
    void what_the_repository_tightens_is_in_force() {
        Case tight = one("what tightens is no problem");
        Policy merged = merge(tight.organisation(), tight.repository()).policy();
        assertEquals(Mode.ENFORCE, merged.mode());
        assertEquals(Disclosure.REQUIRE, merged.disclosure());
        assertTrue(merged.catalog());
        assertTrue(merged.governs("main", "trunk"));
        assertTrue(merged.governs("release/2", "trunk"));
        assertFalse(merged.governs("trunk", "trunk"));
        assertEquals(People.Permission.MAINTAIN, merged.people().signOffPermission());
        assertEquals(
                Set.of(People.Part.AUTHOR, People.Part.PUSHER), merged.people().independentOf());
        assertEquals(List.of("bot"), merged.people().machineUsers());
        assertEquals(new ToolExceptions(List.of(new Signers.User("erin")), Duration.ofDays(30)), merged.exceptions());
        assertEquals(
                new Overrides(List.of(new Signers.Team("acme", "ic")), 2, Duration.ofMinutes(30), Set.of()),
                merged.overrides());
        assertEquals(new Policy.RiskLevels(30, 40, 85), merged.levels());
        Area area = merged.area("a").orElseThrow();
        assertTrue(area.paths().matches("a") && area.paths().matches("b"));
        assertEquals(Area.Criticality.HIGH, area.criticality());
        assertEquals(List.of("@acme/one"), area.owners());
        Requirement requirement = merged.requirement("r").orElseThrow();
        assertEquals(new SignOffRule(2, List.of(new Signers.Owners()), true), requirement.signOffs());
        assertEquals(Requirement.Scope.CHANGE, requirement.scope());
        assertTrue(requirement.when() instanceof Condition.Any);
        assertTrue(merged.requirement("s").isPresent());
        assertEquals(
                List.of("i", "j"),
                merged.checklists().get(0).items().stream()
                        .map(Checklist.Item::id)
                        .toList());
        assertTrue(merged.reviewers().request());
    }

    @Test
    void of_each_tool_the_stricter_rule_holds() {
        Case tight = one("what tightens is no problem");
        Policy merged = merge(tight.organisation(), tight.repository()).policy();
        assertEquals(ToolRule.Status.TRIAL, merged.ruleFor("kiro").status());
        assertEquals(ToolRule.Status.PROHIBITED, merged.ruleFor("claude-code").status());
        ToolRule codex = merged.ruleFor("codex");
        RepositoryRef x = new RepositoryRef("acme", "x");
        assertEquals(ToolRule.Status.TRIAL, codex.statusIn(x, LocalDate.parse("2027-01-31")));
        assertEquals(ToolRule.Status.EXCEPTION, codex.statusIn(x, LocalDate.parse("2027-02-01")));
        assertEquals(
                ToolRule.Status.EXCEPTION,
                codex.statusIn(new RepositoryRef("acme", "lab-1"), LocalDate.parse("2027-01-01")));
    }

    @Test
    void a_repository_that_prohibits_any_other_tool_prohibits_those_that_only_the_organisation_lists() {
        Policy merged = merge("tools: {kiro: {status: approved}}", "tools: {'*': {status: prohibited}}")
                .policy();
        assertEquals(ToolRule.Status.PROHIBITED, merged.ruleFor("kiro").status());
    }

    @Test
    void levels_still_rise_when_only_one_is_lowered_below_its_neighbour() {
        Policy merged = merge("risk: {levels: {medium: 50, high: 60}}", "risk: {levels: {high: 31}}")
                .policy();
        assertEquals(new Policy.RiskLevels(30, 31, 85), merged.levels());
    }

    @Test
    void without_branches_in_either_only_the_default_branch_is_governed() {
        Policy merged = merge("version: 1", "branches: [next]").policy();
        assertTrue(merged.governs("trunk", "trunk"));
        assertTrue(merged.governs("next", "trunk"));
        assertFalse(merged.governs("main", "trunk"));
    }

    private static Case one(String name) {
        try (Stream<Case> all = cases()) {
            return all.filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Tightening merge(String organisation, String repository) {
        Policy floor = read("organisation", organisation);
        return Tightening.merge(floor, valid(READER.read("repository", repository, floor)));
    }

    private static Policy read(String file, String text) {
        return valid(READER.read(file, text));
    }

    private static Policy valid(PolicyReading reading) {
        if (reading instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new AssertionError(reading.toString());
    }
}
