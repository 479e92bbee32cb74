package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Cases;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTestsTest {

    private static final String RULES = """
            mode: enforce
            repositories: {include: ["shop*"]}
            areas: {payments: {paths: ["services/payments/**"], owners: ["@acme/payments"], criticality: critical}}
            tools:
              kiro: {status: prohibited}
              codex: {status: trial, until: 2026-01-01}
            requirements:
              - name: senior-review
                when: {assistance: assisted, risk: high}
                sign-offs: {count: 1, from: ["@acme/seniors"]}
              - name: area-owner
                when: {areas: [payments]}
                sign-offs: {count: 1, from: owners}
              - {name: big, when: {lines: ">500"}, checks: [build]}
            checklists:
              - {name: provenance, when: {assistance: authored}, items: [{id: a, text: Read, by: author}]}
            tests:
              - {name: T, change: CHANGE, expect: EXPECT}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            {paths: [docs/a.md]}                                      ! {verdict: cleared}                                           ! ''
            {paths: [services/payments/A.java], tool: claude-code}    ! {verdict: blocked, waiting-for: [area-owner, senior-review]} ! ''
            {paths: [services/payments/A.java], tool: claude-code}    ! {verdict: blocked}                                           ! ''
            {paths: [services/payments/A.java], tool: claude-code}    ! {verdict: cleared}                                           ! expected cleared, and it is blocked, waiting for area-owner, senior-review; risk is high
            {paths: [services/payments/A.java]}                       ! {verdict: blocked, waiting-for: [senior-review]}             ! expected blocked, waiting for senior-review, and it is blocked, waiting for area-owner; risk is high
            {paths: [docs/a.md], tool: claude-code, risk: high}       ! {verdict: blocked, waiting-for: [senior-review]}             ! ''
            {paths: [a, b, c], lines: 500}                            ! {verdict: cleared}                                           ! ''
            {paths: [a, b, c], lines: 501}                            ! {verdict: blocked, waiting-for: big}                         ! ''
            {paths: [services/payments/A.java], lines: 501}           ! {verdict: blocked, waiting-for: area-owner}                  ! ''
            {paths: [services/payments/A.java], lines: 501}           ! {verdict: blocked, waiting-for: [area-owner, big]}           ! ''
            {paths: [services/payments/A.java], lines: 500}           ! {verdict: blocked, waiting-for: [area-owner, big]}           ! expected blocked, waiting for area-owner, big, and it is blocked, waiting for area-owner; risk is critical
            {paths: [services/payments/A.java], lines: 501}           ! {verdict: blocked, waiting-for: big}                         ! expected blocked, waiting for big, and it is blocked, waiting for area-owner, big; risk is critical
            {assistance: authored}                                    ! {verdict: blocked, waiting-for: provenance}                  ! ''
            {tool: kiro}                                              ! {verdict: blocked}                                           ! ''
            {tool: codex}                                             ! {verdict: blocked}                                           ! ''
            {paths: [services/payments/A.java], base: other}          ! {verdict: cleared}                                           ! ''
            {lines: 501, repository: shop-2}                          ! {verdict: blocked}                                           ! ''
            {lines: 501, repository: lab}                             ! {verdict: blocked}                                           ! the policy does not govern owner/lab on branch main
            {base: other}                                             ! {verdict: blocked}                                           ! the policy does not govern owner/repository on branch other
            """)
    void a_test_says_what_came_out(String change, String expect, String failure) {
        Policy policy = Cases.policy(RULES.replace("CHANGE", change).replace("EXPECT", expect));
        PolicyTests tests = new PolicyTests(new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));
        PolicyTests.Result result = tests.run(policy.tests(), policy, Instant.parse("2026-11-26T12:00:00Z"))
                .get(0);
        assertEquals(failure, result.failure());
    }

    @Test
    void a_failed_test_is_told_at_its_place() {
        Policy policy = Cases.policy("tests: [{name: Docs, change: {paths: [a]}, expect: {verdict: blocked}}]\n");
        PolicyTests tests = new PolicyTests(new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));
        assertEquals(
                "countersign.yml:2:9   test `Docs` failed: expected blocked, and it is cleared; risk is low",
                tests.run(policy.tests(), policy, Instant.EPOCH).get(0).toString());
    }
}
