package dev.countersign.core.verdict;

import dev.countersign.core.change.Check;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.signoff.Act;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Policies, changes and acts that are made up. */
final class MadeUp {

    static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    static final List<String> PEOPLE = List.of("bob", "carol", "dave", "erin");

    private MadeUp() {}

    /** Something somebody did: a review of that state, or a line of a comment, at the present head or the one before. */
    record Deed(String by, boolean earlier, String what, int second) {
        Act at(Facts facts, int number) {
            String head = earlier ? MadeUp.earlier(facts).head() : facts.head();
            if (what.startsWith("/")) {
                return act(by, what, head, second, number);
            }
            Review.State state = Review.State.valueOf(what);
            return new Act.Reviewed(new Review(number, Changes.person(by), state, head, START.plusSeconds(second)));
        }
    }

    /** What these deeds come to on that change; the list may be added to. */
    static List<Act> acts(Facts facts, List<Deed> deeds) {
        List<Act> acts = new ArrayList<>();
        deeds.forEach(deed -> acts.add(deed.at(facts, acts.size() + 1)));
        return acts;
    }

    /** The change with the reviews among these acts. */
    static Facts reviewed(Facts facts, List<Act> acts) {
        List<Review> reviews = acts.stream()
                .filter(Act.Reviewed.class::isInstance)
                .map(act -> ((Act.Reviewed) act).review())
                .toList();
        return new Facts(
                facts.pullRequest(),
                facts.defaultBranch(),
                facts.commits(),
                facts.files(),
                reviews,
                facts.pushes(),
                facts.checks(),
                facts.completeness());
    }

    private static Act act(String by, String line, String head, int second, int comment) {
        Person person = Changes.person(by);
        Line.Understood read = (Line.Understood) CommandParser.parse(line).get(0);
        return new Act.Commanded(comment, 0, person, START.plusSeconds(second), head, line, read.command());
    }

    /** The head before, at which the last file did not exist yet. */
    static Facts earlier(Facts facts) {
        Facts before = Changes.pullRequest().commit("Start").build();
        return before.withFiles(facts.files().subList(0, facts.files().size() - 1));
    }

    /** What people did, in any order. */
    static Arbitrary<List<Deed>> deeds() {
        Arbitrary<String> what = Arbitraries.frequency(
                Tuple.of(12, "/signoff"),
                Tuple.of(12, "APPROVED"),
                Tuple.of(8, "/tick read"),
                Tuple.of(2, "/signoff r"),
                Tuple.of(1, "/unsign"),
                Tuple.of(1, "/untick read"),
                Tuple.of(2, "/ai none"),
                Tuple.of(1, "/ai codex"),
                Tuple.of(1, "/hold wait"),
                Tuple.of(1, "/unhold"),
                Tuple.of(1, "CHANGES_REQUESTED"),
                Tuple.of(1, "COMMENTED"),
                Tuple.of(1, "DISMISSED"));
        return Combinators.combine(
                        Arbitraries.of("bob", "carol", "dave", "erin", "alice"),
                        Arbitraries.of(false, false, false, false, true),
                        what,
                        Arbitraries.integers().between(0, 4))
                .as(Deed::new)
                .list()
                .ofMaxSize(16);
    }

    /** Changes with another check on their heads. */
    static Arbitrary<Facts> changes() {
        return Combinators.combine(
                        Arbitraries.of("a/x", "a/read.md", "b/y", "c/z", "README.md")
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Check.State.values()))
                .as((paths, lines, more, build) -> {
                    Changes change = Changes.pullRequest().commit("Start").check("build", build);
                    paths.forEach(path -> change.touching(path, lines, 0));
                    return (more ? change.commit("More") : change).build();
                });
    }

    /** Policies as they are written; few of them are not valid. */
    static Arbitrary<String> policies() {
        return Combinators.combine(
                        Arbitraries.of("off", "ask", "require"),
                        Arbitraries.of("a/", "[a/, '!*.md']"),
                        rule().list().ofSize(3),
                        condition())
                .as((disclosure, paths, rules, when) ->
                        """
                        version: 1
                        mode: enforce
                        disclosure: %s
                        areas:
                          one: {paths: %s}
                          two: {paths: b/, criticality: critical}
                        requirements:
                          - {name: r, %s}
                          - {name: s, %s}
                          - {name: t, %s}
                        checklists:
                          - {name: list, when: %s, items: [{id: read, text: I have read it, by: reviewer}]}
                        """.formatted(disclosure, paths, rules.get(0), rules.get(1), rules.get(2), when));
    }

    private static Arbitrary<String> rule() {
        return Combinators.combine(
                        condition(),
                        Arbitraries.of("area", "change"),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(
                                "anyone", "['@acme/seniors']", "['@acme/security']", "['@erin', '@acme/seniors']"),
                        Arbitraries.of("", "", "", ", distinct: true"))
                .as((when, scope, count, from, distinct) -> "when: " + when + ", scope: " + scope
                        + ", sign-offs: {count: " + count + ", from: " + from + distinct + "}");
    }

    private static Arbitrary<String> condition() {
        Arbitrary<String> leaf = Arbitraries.of(
                "{areas: two}",
                "{paths: ['a/**', '!**/*.md']}",
                "{only-paths: '*.md'}",
                "{assistance: assisted}",
                "{risk: high}",
                "{files: '>1'}",
                "{checks: {build: [failure, skipped]}}",
                "{signed-by: '@acme/security'}",
                "{authors: '@acme/unheard-of'}");
        return Arbitraries.oneOf(
                leaf,
                leaf.map(part -> "{not: " + part + "}"),
                Combinators.combine(Arbitraries.of("all", "any"), leaf, leaf)
                        .as((word, one, other) -> "{" + word + ": [" + one + ", " + other + "]}"));
    }
}
