package dev.countersign.flow;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.report.Headline;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.WhatIf.Result;
import dev.countersign.flow.WhatIf.Supposition;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Cases;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given a kept evaluation, when something is supposed, then the verdict is the one that would be, and says what it rests on. */
class WhatIfTest {

    private static final Instant LATER = Instant.parse("2026-11-20T12:00:00Z");
    private static final String POLICY = """
            areas:
              payments: {paths: ["pay/**"], criticality: critical, owners: ["@acme/payments"]}
            requirements:
              - {name: area-owner, title: Owner, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}}
            """;
    private static final String ANYONE = """
            version: 1
            mode: enforce
            requirements:
              - {name: second, title: Second, sign-offs: {count: 2, from: [anyone]}}
            """;
    private static final WhatIf WHAT_IF = new WhatIf(
            new PolicyReader(Catalogues.builtIn()),
            new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));

    private static Cases change() {
        return Cases.under(POLICY)
                .change(pullRequest()
                        .by("alice")
                        .touching("pay/a.js")
                        .touching("docs/a.md")
                        .commit("Write"))
                .team("acme/payments", "bob", "pat")
                .permission("bob", Permission.WRITE)
                .permission("carol", Permission.WRITE);
    }

    private static Archive.Proof proof(Cases made) {
        return new Archive.Proof(
                1,
                made.build().dossier(),
                List.of(new PolicyText.Found(
                        "acme/.github/.github/countersign.yml", "b1", "version: 1\nmode: enforce\n" + POLICY)),
                List.of(),
                List.of(),
                "");
    }

    private static Supposition signed(String... logins) {
        return new Supposition(List.of(logins), List.of(), "");
    }

    private static Result.Judged judged(Cases made, Supposition supposed) {
        return assertInstanceOf(Result.Judged.class, WHAT_IF.judge(proof(made), supposed, LATER));
    }

    static Stream<Arguments> suppositions() {
        return Stream.of(
                Arguments.of("an owner signs", signed("bob"), "cleared: bob signed 0000000", List.of()),
                Arguments.of("another owner signs", signed("pat"), "cleared: pat signed 0000000", List.of()),
                Arguments.of("the author signs", signed("alice"), "waiting for 1 of 1", List.of("alice")),
                Arguments.of("somebody else signs", signed("carol"), "waiting for 1 of 1", List.of()),
                Arguments.of("a stranger signs", signed("eve"), "waiting for 1 of 1", List.of("eve")),
                Arguments.of(
                        "the critical file is taken out",
                        new Supposition(List.of(), List.of("pay/a.js"), ""),
                        "nothing to sign",
                        List.of()),
                Arguments.of(
                        "a file is taken out that is not there",
                        new Supposition(List.of(), List.of("pay/none.js"), ""),
                        "waiting for 1 of 1",
                        List.of()),
                Arguments.of(
                        "another policy holds",
                        new Supposition(List.of(), List.of(), ANYONE),
                        "waiting for 1 of 1",
                        List.of()),
                Arguments.of(
                        "another policy holds and two sign",
                        new Supposition(List.of("bob", "carol"), List.of(), ANYONE),
                        "cleared: carol and bob signed 0000000",
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suppositions")
    void the_verdict_is_the_one_that_would_be(String why, Supposition supposed, String stand, List<String> assumed) {
        Result.Judged result = judged(change(), supposed);
        assertEquals("waiting for 1 of 1", Headline.brief(result.before()));
        assertEquals(stand, Headline.brief(result.after()));
        assertEquals(assumed, result.assumed());
    }

    @Test
    void a_file_that_is_taken_out_makes_sign_offs_of_the_whole_change_stale() {
        Cases made = change().says("bob", "/signoff");
        Verdict after = judged(made, new Supposition(List.of(), List.of("docs/a.md"), ""))
                .after();
        assertEquals("waiting for 1 of 1", Headline.brief(after));
        assertTrue(
                after.discounted().get(0).because().contains("0000000 changed docs/a.md"),
                () -> after.discounted().toString());
        assertTrue(judged(made, signed()).after().cleared(), "and nothing is stale where nothing is supposed");
    }

    @Test
    void an_invalid_policy_is_told_with_its_places_and_one_for_other_repositories_asks_nothing() {
        Result invalid = WHAT_IF.judge(
                proof(change()), new Supposition(List.of(), List.of(), "version: 1\nmood: good\n"), LATER);
        assertTrue(
                assertInstanceOf(Result.Invalid.class, invalid)
                        .problems()
                        .get(0)
                        .contains(":2:1"),
                invalid::toString);
        assertInstanceOf(
                Result.NotGoverned.class,
                WHAT_IF.judge(
                        proof(change()),
                        new Supposition(List.of(), List.of(), ANYONE + "repositories: {include: [other]}\n"),
                        LATER));
    }

    @Test
    void who_is_in_a_team_stays_unknown_when_it_was_not_found_out() {
        Cases made = change().unknownTeam("acme/payments", "GitHub did not answer");
        Result.Judged result = judged(made, signed("bob"));
        assertTrue(Headline.brief(result.after()).startsWith("cannot tell yet"), Headline.brief(result.after()));
    }
}
