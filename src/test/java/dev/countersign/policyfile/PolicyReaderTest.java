package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.Disclosure;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Overrides;
import dev.countersign.core.policy.People;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyTest;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Reviewers;
import dev.countersign.core.policy.SignOffRule;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.ToolExceptions;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    static final PolicyReader READER = new PolicyReader(Set.of("kiro", "claude-code", "codex"));

    /** Every key of the language. */
    static final String FULL = """
            version: 1
            mode: enforce
            extends: acme/policies/base/countersign.yml@v1
            repositories: {include: ["*"], exclude: ["lab-*"]}
            branches: ["main", "release/*"]
            disclosure: off
            tools:
              "*": {status: exception}
              kiro: {status: approved, owner: "@acme/dev-productivity"}
              claude-code: {status: approved, except-paths: ["services/payments/**"]}
              codex: {status: trial, repositories: ["lab-*"], until: 2027-03-31}
            exceptions: {from: ["@acme/ai-governance"], longest: 90d}
            people:
              machine-users: ["@Acme-CI"]
              sign-off-permission: maintain
              reading-speed: 2000
              independent-of: [author, co-author]
            areas:
              payments:
                paths: ["services/payments/**", "!**/*.md"]
                criticality: critical
                dependents: [storefront]
                owners: ["@acme/payments"]
              storefront: {paths: ["apps/storefront/**"]}
            catalog: true
            risk: {levels: {medium: 25, high: 50, critical: 75}}
            requirements:
              - name: senior-review
                title: A senior engineer has read this change
                when: {assistance: assisted, risk: high}
                sign-offs: {count: 2, from: ["@acme/seniors", "@erin"], distinct: true}
              - name: area-owner
                when: {areas: [payments]}
                sign-offs: {count: 1, from: owners}
                scope: area
              - name: green-build
                when: {risk: high}
                checks: ["build", "test"]
              - name: everybody
                sign-offs: {}
            checklists:
              - name: ai-provenance
                when: {assistance: assisted}
                items:
                  - {id: sources, text: "The documents are current", by: author}
                  - {id: read, text: "I have read every line", by: reviewer}
                  - {id: seen, text: "The owners have seen it", by: area-owner}
            overrides: {from: ["@acme/incident-commanders"], people: 2, expires: 4h, also-clears: [prohibited-tool]}
            reviewers: {request: true, pick: least-loaded, daily-load: 5}
            tests:
              - name: AI change to payments needs a senior and an owner
                change: {paths: [services/payments/Refund.java], lines: 40, tool: claude-code}
                expect: {verdict: blocked, waiting-for: [senior-review, area-owner]}
              - name: docs are free
                change: {paths: [README.md], assistance: none, author: bob, base: main, title: t, fork: true, risk: low}
                expect: {verdict: cleared}
            """;

    @Test
    void every_key_is_read() {
        Policy policy = valid(FULL);
        assertEquals(Mode.ENFORCE, policy.mode());
        assertEquals(new Extension.File("acme", "policies", "base/countersign.yml", "v1"), policy.extension());
        assertTrue(policy.governs(new RepositoryRef("acme", "shop")));
        assertFalse(policy.governs(new RepositoryRef("acme", "Lab-1")));
        assertEquals(List.of("main", "release/*"), policy.branches());
        assertEquals(Disclosure.OFF, policy.disclosure());
        assertEquals(
                List.of("kiro", "claude-code", "codex", "*"),
                policy.tools().stream().map(ToolRule::tool).toList());
        assertEquals("@acme/dev-productivity", policy.ruleFor("kiro").owner());
        assertTrue(policy.ruleFor("claude-code").exceptPaths().matches("services/payments/a.js"));
        assertEquals(LocalDate.parse("2027-03-31"), policy.ruleFor("codex").until());
        assertEquals(ToolRule.Status.EXCEPTION, policy.ruleFor("cursor").status());
        assertEquals(
                new ToolExceptions(List.of(new Signers.Team("acme", "ai-governance")), Duration.ofDays(90)),
                policy.exceptions());
        assertEquals(
                new People(
                        List.of("acme-ci"),
                        People.Permission.MAINTAIN,
                        Set.of(People.Part.AUTHOR, People.Part.CO_AUTHOR),
                        2_000,
                        People.ANY),
                policy.people());
        Area payments = policy.area("payments").orElseThrow();
        assertEquals(Area.Criticality.CRITICAL, payments.criticality());
        assertEquals(List.of("storefront"), payments.dependents());
        assertEquals(List.of("@acme/payments"), payments.owners());
        assertFalse(payments.paths().matches("services/payments/README.md"));
        assertTrue(policy.catalog());
        assertEquals(new Policy.RiskLevels(25, 50, 75), policy.levels());
        assertEquals(
                new Overrides(
                        List.of(new Signers.Team("acme", "incident-commanders")),
                        2,
                        Duration.ofHours(4),
                        Set.of(Overrides.Finding.PROHIBITED_TOOL)),
                policy.overrides());
        assertEquals(new Reviewers(true, Reviewers.Pick.LEAST_LOADED, 5), policy.reviewers());
    }

    @Test
    void requirements_are_read_with_their_places() {
        Policy policy = valid(FULL);
        Requirement senior = policy.requirement("senior-review").orElseThrow();
        assertEquals("A senior engineer has read this change", senior.title());
        assertEquals(
                new SignOffRule(2, List.of(new Signers.Team("acme", "seniors"), new Signers.User("erin")), true),
                senior.signOffs());
        assertEquals(
                new Condition.All(List.of(
                        new Condition.AssistanceAtLeast(Assistance.Level.ASSISTED),
                        new Condition.RiskAtLeast(Level.HIGH))),
                senior.when());
        assertEquals(new Origin("p.yml", 28, 5), senior.origin());
        assertEquals(new Origin("p.yml", 30, 5), policy.written().at("requirements", "senior-review", "when"));
        Requirement owner = policy.requirement("area-owner").orElseThrow();
        assertEquals("Area owner", owner.title());
        assertEquals(Requirement.Scope.AREA, owner.scope());
        assertEquals(new SignOffRule(1, List.of(new Signers.Owners()), false), owner.signOffs());
        assertEquals(List.of("build", "test"), policy.requirements().get(2).checks());
        assertEquals(SignOffRule.nobody(), policy.requirements().get(2).signOffs());
        assertEquals(
                new SignOffRule(1, List.of(new Signers.Anyone()), false),
                policy.requirements().get(3).signOffs());
        assertEquals(Condition.always(), policy.requirements().get(3).when());
    }

    @Test
    void checklists_and_tests_are_read() {
        Policy policy = valid(FULL);
        Checklist checklist = policy.checklists().get(0);
        assertEquals("Ai provenance", checklist.title());
        assertEquals(
                List.of(
                        new Checklist.By.Author(),
                        new Checklist.By.Reviewer(),
                        new Checklist.By.RequirementSigner("area-owner")),
                checklist.items().stream().map(Checklist.Item::by).toList());
        PolicyTest payments = policy.tests().get(0);
        assertEquals(List.of("services/payments/Refund.java"), payments.change().paths());
        assertEquals(40, payments.change().lines());
        assertEquals(List.of("claude-code"), payments.change().tools());
        assertEquals(Assistance.Level.ASSISTED, payments.change().assistance());
        assertEquals(
                new PolicyTest.Expectation(PolicyTest.Outcome.BLOCKED, List.of("senior-review", "area-owner")),
                payments.expect());
        assertEquals(Assistance.Level.NONE, policy.tests().get(1).change().assistance());
        assertEquals("bob", policy.tests().get(1).change().author());
        assertTrue(policy.tests().get(1).change().fork());
    }

    @Test
    void keys_that_are_absent_have_their_defaults() {
        Policy policy = valid("version: 1");
        Policy defaults = new Policy(
                Mode.OBSERVE,
                List.of(),
                Disclosure.ASK,
                List.of(),
                People.defaults(),
                List.of(),
                Policy.RiskLevels.defaults(),
                List.of(),
                List.of());
        assertEquals(defaults.people(), policy.people());
        assertEquals(defaults.repositories(), policy.repositories());
        assertEquals(defaults.overrides(), policy.overrides());
        assertEquals(ToolRule.Status.APPROVED, policy.ruleFor("kiro").status());
        assertEquals(new Extension.None(), policy.extension());
        assertFalse(policy.written().has("mode"));
        assertTrue(policy.governs("trunk", "trunk"));
        assertFalse(policy.governs("main", "trunk"));
    }

    @Test
    void aliases_are_allowed() {
        Policy policy = valid("""
                requirements:
                  - {name: a, when: &risky {risk: high}, checks: [x]}
                  - {name: b, when: *risky, checks: [x]}
                """);
        assertEquals(
                policy.requirements().get(0).when(),
                policy.requirements().get(1).when());
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_problem() {
        byte[] file = "\uFEFFversion: 1\r\nmode: warn\r\n".getBytes(StandardCharsets.UTF_8);
        PolicyReading.Valid read = assertInstanceOf(PolicyReading.Valid.class, READER.read("p.yml", file));
        assertEquals(Mode.WARN, read.policy().mode());
    }

    @Test
    void a_policy_that_builds_on_another_may_use_its_names() {
        Policy floor = valid(FULL);
        String own = """
                areas: {payments: {criticality: critical}}
                requirements:
                  - {name: mine, when: {areas: [storefront]}, checks: [x]}
                  - {name: area-owner}
                checklists:
                  - {name: c, items: [{id: i, text: t, by: senior-review}]}
                """;
        assertInstanceOf(PolicyReading.Valid.class, READER.read("own.yml", own, floor));
        PolicyReading.Invalid alone = assertInstanceOf(PolicyReading.Invalid.class, READER.read("own.yml", own));
        assertEquals(4, alone.problems().size(), alone.problems().toString());
    }

    @Test
    void the_built_in_policy_only_observes() {
        assertEquals(Mode.OBSERVE, Policy.builtIn().mode());
        assertEquals(1, Policy.builtIn().requirements().size());
    }

    static Policy valid(String text) {
        PolicyReading reading = READER.read("p.yml", text);
        return assertInstanceOf(PolicyReading.Valid.class, reading, reading.toString())
                .policy();
    }
}
