package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.risk.Area;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given an organisation's policy and a repository's, when one is laid over the other, then this is in force. */
class MergedPolicyTest {

    private static Merge guidance(String organisation, String repository, boolean on, int changes, int days) {
        return new Merge(
                "guidance of " + organisation + " and " + repository,
                organisation,
                repository,
                Policy::freshness,
                new Freshness(on, changes, days));
    }

    static Stream<Merge> freshness() {
        return Stream.of(
                guidance("", "", true, 30, 180),
                guidance("guidance: {changes: 10, days: 100}", "", true, 10, 100),
                guidance("guidance: {changes: 10, days: 100}", "guidance: {changes: 5}", true, 5, 100),
                guidance("guidance: {changes: 10, days: 100}", "guidance: {days: 50}", true, 10, 50),
                guidance("guidance: {changes: 10, days: 100}", "guidance: {changes: 11, days: 101}", true, 10, 100),
                guidance("guidance: {changes: 10, days: 100}", "guidance: off", true, 10, 100),
                guidance("guidance: off", "", false, 30, 180),
                guidance("guidance: off", "guidance: {changes: 5, days: 50}", true, 5, 50),
                guidance(
                        "requirements: [{name: a, when: {not: {signals: stale-guidance}}, checks: [b]}]",
                        "guidance: {changes: 1}",
                        true,
                        30,
                        180));
    }

    static Stream<Merge> reviewers() {
        String floor = "reviewers: {request: true, daily-load: 3}";
        return Stream.of(
                reviewers(floor, "", true, 3),
                reviewers(floor, "reviewers: {request: false}", false, 3),
                reviewers(floor, "reviewers: {daily-load: 9}", true, 9),
                reviewers("", "reviewers: {request: true}", true, 8));
    }

    private static Merge reviewers(String organisation, String repository, boolean request, int load) {
        return new Merge(
                "reviewers of " + organisation + " and " + repository,
                organisation,
                repository,
                Policy::reviewers,
                new Reviewers(request, Reviewers.Pick.LEAST_LOADED, load));
    }

    static Stream<Merge> people() {
        Function<Policy, Object> parts = policy -> policy.people().independentOf();
        Function<Policy, Object> pace = policy ->
                List.of(policy.people().readingSpeed(), policy.people().signingRate());
        Function<Policy, Object> machines = policy -> policy.people().machineUsers();
        String author = "people: {independent-of: [author]}";
        String negated = "people: {reading-speed: 100}\n"
                + "requirements: [{name: r, when: {not: {signals: rubber-stamp}}, sign-offs: {count: 1}}]";
        return Stream.of(
                new Merge("parts that nobody wrote", author, "", parts, Set.of(People.Part.AUTHOR)),
                new Merge(
                        "parts that were added",
                        author,
                        "people: {independent-of: [author, pusher]}",
                        parts,
                        Set.of(People.Part.AUTHOR, People.Part.PUSHER)),
                new Merge(
                        "parts that were left out",
                        author,
                        "people: {independent-of: [pusher]}",
                        parts,
                        Set.of(People.Part.AUTHOR, People.Part.PUSHER)),
                new Merge(
                        "a pace",
                        "people: {reading-speed: 100}",
                        "people: {reading-speed: 50, signing-rate: 2}",
                        pace,
                        List.of(50, 2)),
                new Merge(
                        "a pace that a condition excludes",
                        negated,
                        "people: {reading-speed: 50, signing-rate: 2}",
                        pace,
                        List.of(100, People.ANY)),
                new Merge(
                        "machine users",
                        "people: {machine-users: [one, two]}",
                        "people: {machine-users: [two, three]}",
                        machines,
                        List.of("one", "two", "three")));
    }

    static Stream<Merge> areas() {
        Function<Policy, Object> names =
                policy -> policy.areas().stream().map(Area::name).toList();
        Function<Policy, Object> owners =
                policy -> policy.area("a").orElseThrow().owners();
        Function<Policy, Object> dependents =
                policy -> policy.area("a").orElseThrow().dependents();
        Function<Policy, Object> matches = policy -> Stream.of("x/f", "y/f", "z/f")
                .filter(policy.area("a").orElseThrow().paths()::matches)
                .toList();
        Function<Policy, Object> docs = policy -> Stream.of("x.md", "y.md", "z.md")
                .filter(policy.area("a").orElseThrow().docs()::matches)
                .toList();
        String floor =
                "areas: {a: {paths: [x/], docs: [x.md], dependents: [c], owners: ['@One', '@acme/two']}, c: {paths: [c/]}}\n";
        String own =
                "areas: {a: {paths: [y/], docs: [y.md], dependents: [b], owners: ['@ONE', '@three']}, b: {paths: [b/]}}\n";
        String bare = "areas: {a: {paths: [x/]}}\n";
        String not = floor + "requirements: [{name: r, when: {not: {areas: [a]}}, checks: [x]}]";
        String risk = floor + "requirements: [{name: r, when: {not: {risk: high}}, checks: [x]}]";
        return Stream.of(
                new Merge("areas", floor, own, names, List.of("a", "c", "b")),
                new Merge("paths", floor, own, matches, List.of("x/f", "y/f")),
                new Merge("documents", floor, own, docs, List.of("x.md", "y.md")),
                new Merge("dependents", floor, own, dependents, List.of("c", "b")),
                new Merge("owners that are left", floor, own, owners, List.of("@ONE")),
                new Merge(
                        "owners of which none is left",
                        floor,
                        "areas: {a: {owners: ['@three']}}",
                        owners,
                        List.of("@One", "@acme/two")),
                new Merge("owners where there were none", bare, own, owners, List.of("@ONE", "@three")),
                new Merge(
                        "owners that were left out",
                        floor,
                        "areas: {a: {paths: [y/]}}",
                        owners,
                        List.of("@One", "@acme/two")),
                new Merge("areas where a condition excludes one", not, own, names, List.of("a", "c", "b")),
                new Merge("paths that a condition excludes", not, own, matches, List.of("x/f")),
                new Merge("documents where a condition excludes paths", not, own, docs, List.of("x.md", "y.md")),
                new Merge("areas where risk is excluded", risk, own, names, List.of("a", "c")),
                new Merge("paths where risk is excluded", risk, own, matches, List.of("x/f")));
    }

    static Stream<Merge> merges() {
        return Stream.of(freshness(), reviewers(), people(), areas()).flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("merges")
    void the_stricter_of_both_is_in_force(Merge merge) {
        assertEquals(merge.expected(), merge.found());
    }

    @Test
    void problems_are_told_in_the_order_of_the_file_and_each_once_with_lengths_as_people_write_them() {
        Tightening merged = Merge.lay(
                "exceptions: {longest: 30d}\noverrides: {expires: 90m, people: 2}",
                "overrides: {people: 1, expires: 2h}\nexceptions: {longest: 36h}\nmode: observe");
        assertEquals(
                List.of(
                        "2:13 `people: 1` would loosen the organisation's policy, and is ignored; it says 2",
                        "2:24 `expires: 2h` would loosen the organisation's policy, and is ignored; it says 90m"),
                merged.problems().stream()
                        .map(one -> one.at().line() + ":" + one.at().column() + " " + one.message() + "; " + one.hint())
                        .toList());
    }
}
