package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given what was decided of a change, when another policy is tried on it, then it is told whether the change would stand otherwise. */
class ReplayTest {

    private static final String REVIEW = """
            requirements:
              - {name: senior-review, title: A senior has read it, sign-offs: {count: 1, from: ["@acme/seniors"]}}
            """;
    private static final String OVERRIDES = "overrides: {from: [\"@acme/commanders\"], people: 1, expires: 4h}\n";

    private final Replay replay = new Replay(new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));

    private static String policy(String name) {
        return switch (name) {
            case "the same" -> REVIEW + OVERRIDES;
            case "without overrides" -> REVIEW;
            case "that asks for nothing" -> OVERRIDES;
            case "for other branches" -> REVIEW + OVERRIDES + "branches: [release]\n";
            case "with others who override" -> REVIEW + OVERRIDES.replace("commanders", "captains");
            default -> throw new AssertionError(name);
        };
    }

    private static Cases did(String what) {
        Cases given = Cases.under(policy("the same"))
                .team("acme/seniors", "carol")
                .team("acme/commanders", "erin")
                .change(Changes.pullRequest().by("alice").touching("src/a.js").commit("Write"));
        return switch (what) {
            case "nobody" -> given;
            case "carol signed" -> given.says("carol", "/signoff");
            case "erin overrode" -> given.says("erin", "/override The shop is down");
            default -> throw new AssertionError(what);
        };
    }

    private Comparison compare(Cases given, String policy) {
        Verdict then = given.judge();
        String outcome = then.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return replay.compare(
                List.of(new Archive.Kept(given.build().dossier(), outcome)),
                new PolicyInForce(Cases.policy("mode: enforce\n" + policy(policy)), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest(name = "{0}, a policy {1}: {2}")
    @CsvSource({
        "nobody,        the same,                 nothing",
        "nobody,        without overrides,        nothing",
        "nobody,        that asks for nothing,    would clear",
        "nobody,        for other branches,       would clear",
        "carol signed,  the same,                 nothing",
        "carol signed,  without overrides,        nothing",
        "carol signed,  that asks for nothing,    nothing",
        "carol signed,  for other branches,       nothing",
        "erin overrode, the same,                 nothing",
        "erin overrode, that asks for nothing,    nothing",
        "erin overrode, for other branches,       nothing",
        "erin overrode, without overrides,        would wait",
        "erin overrode, with others who override, would wait",
    })
    void what_was_let_through_by_an_override_was_not_blocked(String done, String policy, String expected) {
        Comparison found = compare(did(done), policy);
        assertEquals(1, found.all());
        assertEquals(
                List.of(expected.equals("would wait") ? 1 : 0, expected.equals("would clear") ? 1 : 0, 0),
                List.of(
                        found.wouldWait().size(),
                        found.wouldClear().size(),
                        found.open().size()),
                found::toString);
    }

    @Test
    void whom_nobody_asked_then_is_not_known_now() {
        Comparison found = compare(did("carol signed"), "with others who override");
        assertEquals(0, found.wouldWait().size() + found.wouldClear().size(), found::toString);
        Comparison unknown = replay.compare(
                List.of(new Archive.Kept(did("carol signed").build().dossier(), "cleared")),
                new PolicyInForce(
                        Cases.policy("mode: enforce\n" + REVIEW.replace("seniors", "elders")),
                        List.of(),
                        List.of(),
                        List.of()));
        assertEquals(1, unknown.open().size(), unknown::toString);
    }
}
