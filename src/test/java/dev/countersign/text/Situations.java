package dev.countersign.text;

import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Review;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The situations that every text about a verdict is shown in. */
final class Situations {

    /** A message of a commit that Claude Code helped with. */
    static final String CLAUDE = "Round\n\nCo-Authored-By: Claude <noreply@anthropic.com>";

    private static final String POLICY = """
            areas:
              payments: {paths: ["pay/**"], criticality: critical, owners: ["@acme/payments"], dependents: [shop]}
              shop: {paths: ["shop/**"]}
            requirements:
              - name: senior-review
                title: A senior engineer has read this change
                when: {assistance: assisted, risk: high}
                sign-offs: {count: 1, from: ["@acme/seniors"]}
              - name: area-owner
                title: The owner of payments has signed
                when: {areas: [payments]}
                sign-offs: {count: 1, from: owners}
                scope: area
                checks: [build]
            checklists:
              - name: ai-provenance
                when: {assistance: assisted}
                items:
                  - {id: sources, text: "The documents the tool relied on are current", by: author}
                  - {id: read, text: "I have read every line the tool wrote", by: reviewer}
            """;

    private Situations() {}

    /** One of them, with the name of its golden files. */
    record Shown(String name, Verdict verdict) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Changes change() {
        return pullRequest()
                .touching("pay/Refund.java", 40, 3)
                .touching(".github/workflows/deploy.yml")
                .commit(CLAUDE);
    }

    /** The change under the policy, with nothing said yet. */
    static Cases asked() {
        return Cases.under(POLICY)
                .team("acme/seniors", "carol", "sam")
                .team("acme/payments", "bob")
                .change(change());
    }

    /** All of them. */
    static Stream<Shown> all() {
        Facts before =
                pullRequest().touching("pay/Refund.java", 40, 3).commit("First").build();
        return Stream.of(
                new Shown(
                        "waiting",
                        asked().change(change().commit("More"))
                                .before(before)
                                .says(person("carol"), "/signoff", before.head())
                                .says("alice", "/signoff")
                                .says("bob", "/signof")
                                .says("bob", "/signoff area-owner")
                                .says("alice", "/tick sources")
                                .judge()),
                new Shown(
                        "cleared",
                        asked().change(change().check("build", dev.countersign.core.change.Check.State.SUCCEEDED))
                                .says("carol", "/signoff")
                                .says("bob", "/signoff")
                                .says("alice", "/tick sources")
                                .says("bob", "/tick read")
                                .judge()),
                new Shown(
                        "undecided",
                        Cases.under(POLICY.replace("    checks: [build]\n", "").replaceAll("(?s)checklists.*", ""))
                                .unknownTeam("acme/seniors", "GitHub did not answer who is in acme/seniors (502)")
                                .team("acme/payments", "bob")
                                .change(change())
                                .says("carol", "/signoff")
                                .says("bob", "/signoff")
                                .judge()),
                new Shown(
                        "stopped",
                        asked().change(change().reviewed("carol", Review.State.CHANGES_REQUESTED))
                                .says("sam", "/hold until @everyone | has <b>looked</b>")
                                .note(
                                        "the policy acme/shop is invalid at present; its last valid version stays in force")
                                .judge()),
                new Shown(
                        "tools",
                        Cases.under(POLICY + """
                                exceptions: {from: ["@acme/governance"], longest: 90d}
                                overrides: {from: ["@erin"], expires: 4h}
                                tools:
                                  claude-code: {status: approved, except-paths: ["pay/**"]}
                                  codex: {status: trial, until: 2027-03-31}
                                  cursor: {status: exception}
                                  "*": {status: prohibited}
                                """)
                                .team("acme/seniors", "carol", "sam")
                                .team("acme/payments", "bob")
                                .team("acme/governance", "erin", "frank")
                                .change(change())
                                .says("alice", "/ai codex")
                                .says("erin", "/allow-tool claude-code until 2027-01-31 refund @everyone | rework")
                                .says("bob", "/incident INC-7 the | shop fell")
                                .edited("bob", "/signoff area-owner")
                                .judge()),
                new Shown(
                        "overridden",
                        Cases.under(POLICY + "overrides: {from: [\"@erin\"], expires: 4h}\n")
                                .team("acme/seniors", "carol", "sam")
                                .team("acme/payments", "bob")
                                .change(change())
                                .says("sam", "/ai clear claude-code the trailer was <b>copied</b>")
                                .says("erin", "/override the shop is down")
                                .says("bob", "/why")
                                .says("bob", "/help")
                                .judge()),
                new Shown(
                        "guided",
                        Cases.under("")
                                .change(change())
                                .guidedBy(new Guidance.Known(
                                        List.of(behind("docs/refunds.md", 430, 425, 31), behind("AGENTS.md", 3, 1, 1))))
                                .judge()),
                new Shown(
                        "nothing-asked",
                        Cases.under(POLICY)
                                .change(pullRequest().touching("docs/a.md").commit("Write"))
                                .judge()));
    }

    private static Guidance.Document behind(String path, int daysAgo, int daysBehind, int changes) {
        long at = Instant.parse("2026-11-02T12:00:00Z").getEpochSecond() - daysAgo * 86_400L;
        return new Guidance.Document(path, at, at + daysBehind * 86_400L, changes);
    }

    /** The verdict of the one with that name. */
    static Verdict named(String name) {
        return all().filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
