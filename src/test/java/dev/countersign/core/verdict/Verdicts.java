package dev.countersign.core.verdict;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;

/** Cases that the tests of the judge share, and what they must come to. */
final class Verdicts {

    private Verdicts() {}

    static final String CLAUDE = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>";
    static final String SENIORS = """
            requirements:
              - name: senior-review
                title: A senior engineer has read this change
                when: {paths: ["src/**"]}
                sign-offs: {count: 1, from: ["@acme/seniors"]}
            """;
    static final String TWO = """
            requirements:
              - name: two-humans
                title: Two people have read this change
                when: {paths: ["src/**"]}
                sign-offs: {count: 2, from: anyone}
            """;

    static Changes change() {
        return pullRequest().touching("src/a.js").commit("Write a");
    }

    static Cases seniors() {
        return Cases.under(SENIORS)
                .team("acme/seniors", "carol", "sam", "alice")
                .change(change());
    }

    static void cleared(Cases given) {
        Verdict verdict = given.judge();
        assertInstanceOf(Outcome.Cleared.class, verdict.outcome(), verdict::toString);
    }

    static Verdict waits(Cases given) {
        Verdict verdict = given.judge();
        assertEquals(new Outcome.Blocked(false), verdict.outcome(), verdict::toString);
        return verdict;
    }

    static Verdict stopped(Cases given) {
        Verdict verdict = given.judge();
        assertEquals(new Outcome.Blocked(true), verdict.outcome(), verdict::toString);
        return verdict;
    }

    /** What became of the first command. */
    static Answer answer(Verdict verdict) {
        return verdict.answers().get(0);
    }

    static void discounted(Cases given, String login, String because) {
        List<Verdict.Discounted> all = waits(given).discounted();
        assertTrue(
                all.stream()
                        .anyMatch(one ->
                                one.login().equals(login) && one.because().contains(because)),
                all::toString);
    }

    record Act(String what, Cases given) {
        @Override
        public String toString() {
            return what;
        }
    }
}
