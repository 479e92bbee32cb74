package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Facts;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Level;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as they are written, judged of one change. */
class ConditionTest {

    private static final String AROUND = """
            tools:
              kiro: {status: approved}
              codex: {status: trial, repositories: [lab-*], until: 2027-03-31}
              "*": {status: exception}
            areas:
              payments: {paths: ["services/payments/**"]}
              docs: {paths: ["docs/**"]}
              storefront: {paths: ["apps/**"]}
            risk: {levels: {medium: 20, high: 40, critical: 80}}
            requirements:
              - name: tried
                checks: [build]
            """;

    /** 60 lines in 3 files of payments and docs, by Alice with codex, from a branch into a release. */
    private static final Facts CHANGE = Changes.pullRequest()
            .by("Alice")
            .titled("fix: round amounts")
            .from("codex/round")
            .into("release/2.x")
            .labelled("Needs Care")
            .touching("services/payments/a.js", 40, 10)
            .touching("services/payments/b.js", 5, 0)
            .moving("old/guide.md", "docs/guide.md")
            .touching("services/payments/c.js", 0, 5)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{assistance: none}",
                "{assistance: assisted}",
                "{assistance: [authored, unknown]}",
                "{tools: codex}",
                "{tools: [kiro, '*']}",
                "{tool-status: trial}",
                "{tool-status: [approved, trial]}",
                "{risk: low}",
                "{risk: high}",
                "{likelihood: high}",
                "{impact: medium}",
                "{areas: payments}",
                "{areas: [storefront, docs]}",
                "{paths: '*.md'}",
                "{paths: 'old/'}",
                "{paths: [services/, '!c.js']}",
                "{only-paths: [services/, docs/, old/]}",
                "{lines: '>59'}",
                "{lines: 60}",
                "{lines: ['<10', '50..60']}",
                "{lines: {added: '=45', removed: '<=15'}}",
                "{lines: {total: '>=60'}}",
                "{files: '=4'}",
                "{files: '>3'}",
                "{authors: '@ALICE'}",
                "{authors: [bob, alice]}",
                "{base: 'release/*'}",
                "{head: 'codex/**'}",
                "{title: '^fix(\\([a-z]+\\))?: '}",
                "{title: [nothing, amounts]}",
                "{fork: false}",
                "{repository: shop}",
                "{repository: [ACME/sh*]}",
                "{signals: lines-added}",
                "{signals: [codex-trailer]}",
                "{labels: needs care}",
                "{risk: high, areas: [payments]}",
                "{all: [{risk: high}, {files: 4}]}",
                "{any: [{risk: critical}, {files: 4}]}",
                "{not: {risk: critical}}",
                "{not: {all: [{risk: high}, {files: 5}]}}"
            })
    void it_holds_of_the_change(String when) {
        assertTrue(holds(when), when);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{assistance: authored}",
                "{tools: kiro}",
                "{tool-status: [approved, exception, prohibited]}",
                "{risk: critical}",
                "{likelihood: critical}",
                "{impact: high}",
                "{areas: storefront}",
                "{paths: '*.java'}",
                "{paths: [docs/, '!*.md']}",
                "{only-paths: [services/, docs/]}",
                "{lines: '>60'}",
                "{lines: {added: '>45'}}",
                "{files: '<4'}",
                "{files: '5..9'}",
                "{authors: alic}",
                "{base: 'release'}",
                "{base: '*'}",
                "{head: 'codex'}",
                "{title: '^round'}",
                "{title: 'FIX'}",
                "{fork: true}",
                "{repository: [acme, shops]}",
                "{signals: [few-files, unheard-of]}",
                "{signatures: missing}",
                "{labels: [care]}",
                "{risk: high, areas: [storefront]}",
                "{any: [{risk: critical}, {files: 5}]}",
                "{not: {any: [{risk: critical}, {files: 4}]}}"
            })
    void it_does_not_hold_of_the_change(String when) {
        assertFalse(holds(when), when);
    }

    @Test
    void signatures_that_nobody_knows_of_count_as_missing() {
        Situation known = situation(policy("{signatures: missing}"));
        Condition missing = known.policy().requirements().get(0).when();
        for (Signatures signatures : List.of(Signatures.UNKNOWN, Signatures.MISSING)) {
            Situation other = new Situation(
                    known.facts(), known.assistance(), known.risk(), known.policy(), signatures, Map.of());
            assertTrue(missing.holds(other), signatures + "");
        }
        assertFalse(missing.holds(known));
    }

    @Test
    void a_change_without_files_is_not_only_in_any_path() {
        Situation nothing = Situations.of(
                Changes.pullRequest().build(),
                Assistance.unknown(),
                Situations.risk(Level.LOW, 0, Level.LOW),
                Policy.builtIn());
        assertFalse(policy("{only-paths: ['**']}").requirements().get(0).when().holds(nothing));
    }

    @Test
    void the_areas_that_made_it_hold_are_those_it_names_and_the_change_touches() {
        assertEquals(Set.of("payments"), areas("{areas: [payments, storefront]}"));
        assertEquals(
                Set.of("payments", "docs"), areas("{any: [{areas: docs}, {areas: payments}, {areas: storefront}]}"));
        assertEquals(Set.of("docs"), areas("{all: [{areas: docs}, {risk: high}]}"));
        assertEquals(Set.of("docs"), areas("{any: [{all: [{areas: payments}, {fork: true}]}, {areas: docs}]}"));
    }

    @Test
    void where_it_names_none_all_touched_areas_made_it_hold() {
        assertEquals(Set.of("payments", "docs"), areas("{risk: high}"));
        assertEquals(Set.of("payments", "docs"), areas("{not: {areas: storefront}}"));
    }

    private static boolean holds(String when) {
        Policy policy = policy(when);
        boolean holds = policy.requirements().get(0).when().holds(situation(policy));
        assertEquals(holds ? 1 : 0, policy.requirementsFor(situation(policy)).size());
        return holds;
    }

    private static Set<String> areas(String when) {
        Policy policy = policy(when);
        return policy.requirements().get(0).areas(situation(policy));
    }

    private static Situation situation(Policy policy) {
        return Situations.of(
                CHANGE,
                Situations.by(Assistance.Level.ASSISTED, "codex"),
                Situations.risk(Level.HIGH, 79, Level.MEDIUM, "payments", "docs"),
                policy);
    }

    private static Policy policy(String when) {
        PolicyReading reading =
                new PolicyReader(Set.of("kiro", "codex")).read("p.yml", AROUND + "    when: " + when + "\n");
        if (reading instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new AssertionError(reading.toString());
    }
}
