package dev.countersign.core.report;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.verdict.Verdict;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given two verdicts, when they are held against each other, then what people would see is told, and nothing else. */
class AlterationTest {

    private static final String POLICY = """
            areas:
              payments: {paths: ["pay/**"], criticality: critical, owners: ["@acme/payments"]}
            tools:
              claude-code: {status: approved}
            requirements:
              - {name: area-owner, title: Owner, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}}
            checklists:
              - name: c
                when: {assistance: assisted}
                items: [{id: sources, text: Current, by: author}]
            """;

    private static Changes change(String path, String message) {
        return pullRequest().by("alice").touching(path).commit(message);
    }

    private static Cases of(String path, String message) {
        return Cases.under(POLICY)
                .change(change(path, message))
                .team("acme/payments", "bob", "pat")
                .permission("bob", dev.countersign.core.policy.People.Permission.WRITE);
    }

    static Stream<Arguments> pairs() {
        String claude = "x\n\nCo-Authored-By: Claude <noreply@anthropic.com>";
        Verdict harmless = of("docs/a.md", "x").judge();
        Verdict payments = of("pay/a.js", "x").judge();
        Verdict signed = of("pay/a.js", "x").says("bob", "/signoff").judge();
        Verdict held = of("docs/a.md", "x").says("bob", "/hold wait").judge();
        Verdict helped = of("docs/a.md", claude).judge();
        return Stream.of(
                Arguments.of("nothing is other", payments, payments, List.of()),
                Arguments.of(
                        "a sign-off",
                        payments,
                        signed,
                        List.of(
                                "standing : waiting for 1 of 1 > cleared: bob signed 0000000",
                                "requirement area-owner: waits for 1 of anyone in acme/payments > bob signed")),
                Arguments.of(
                        "a critical area",
                        harmless,
                        payments,
                        List.of(
                                "standing : nothing to sign > waiting for 1 of 1",
                                "risk : low > high",
                                "impact : low > critical",
                                "requirement area-owner: not asked > waits for 1 of anyone in acme/payments")),
                Arguments.of(
                        "somebody stops it",
                        harmless,
                        held,
                        List.of(
                                "standing : nothing to sign > stopped: bob holds it",
                                "stop bob holds it: none > says no")),
                Arguments.of(
                        "a tool helped",
                        harmless,
                        helped,
                        List.of(
                                "standing : nothing to sign > waiting for 1 of 1",
                                "tools : unknown > Claude Code",
                                "item sources: not asked > waits for alice, the author")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void what_is_other_is_told_by_kind_and_name(String why, Verdict before, Verdict after, List<String> told) {
        assertEquals(
                told,
                Alteration.between(before, after).stream()
                        .map(one -> one.kind().word() + " " + one.name() + ": " + one.before() + " > " + one.after())
                        .toList());
    }
}
