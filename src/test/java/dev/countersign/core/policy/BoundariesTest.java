package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.Guidance.Document;
import dev.countersign.core.risk.Level;
import dev.countersign.testing.Changes;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a limit that a policy sets, when a change is just at it, just over or just under, then it falls on this side. */
class BoundariesTest {

    @ParameterizedTest
    @CsvSource({"0, LOW", "29, LOW", "30, MEDIUM", "59, MEDIUM", "60, HIGH", "84, HIGH", "85, CRITICAL", "100, CRITICAL"
    })
    void a_level_begins_at_its_score(int score, Level level) {
        assertEquals(level, Policy.RiskLevels.defaults().levelOf(score));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 4, 1, false",
        "2, 4, 2, true",
        "2, 4, 4, true",
        "2, 4, 5, false",
        "2, 2147483647, 4000000000, true",
        "0, 2147483646, 4000000000, false",
        "5, 4, 4, false"
    })
    void a_range_holds_both_its_ends_and_an_open_one_has_no_upper_end(int least, int most, long number, boolean in) {
        assertEquals(in, new Range(least, most).contains(number));
    }

    @ParameterizedTest
    @CsvSource({"0, 9, 5, 20, 5, 9", "5, 20, 0, 9, 5, 9", "0, 4, 5, 9, 5, 4"})
    void what_lies_in_two_ranges_lies_between_the_inner_ends(
            int least, int most, int otherLeast, int otherMost, int from, int to) {
        assertEquals(new Range(from, to), new Range(least, most).and(new Range(otherLeast, otherMost)));
        assertEquals(from > to, new Range(from, to).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"ADDED, added, 45", "REMOVED, removed, 15", "TOTAL, total, 60"})
    void lines_are_counted_as_they_are_asked_for(LineCount count, String word, long expected) {
        Changes change = Changes.pullRequest().touching("a", 40, 10).touching("b", 5, 5);
        assertEquals(word, count.word());
        assertEquals(expected, count.of(change.build()));
    }

    @Test
    void lines_that_an_integer_cannot_hold_together_are_still_counted() {
        Changes change = Changes.pullRequest().touching("a", Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertEquals(2L * Integer.MAX_VALUE, LineCount.TOTAL.of(change.build()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"29 | 179 | ''", "30 | 179 | d.md", "29 | 180 | d.md", "0  | 999 | ''"})
    void a_document_is_out_of_date_from_the_limit_on(int changes, int days, String stale) {
        assertEquals(stale, stale(List.of(), new Document("d.md", 0, days * 86_400L, changes)));
    }

    @Test
    void the_document_that_is_furthest_behind_comes_first_and_of_equal_ones_by_name() {
        assertEquals(
                "c.md a.md b.md",
                stale(
                        List.of(),
                        new Document("b.md", 0, 0, 31),
                        new Document("a.md", 0, 0, 31),
                        new Document("c.md", 0, 0, 32)));
    }

    @Test
    void a_change_renews_a_document_by_a_line_and_not_by_moving_it() {
        Document document = new Document("d.md", 0, 0, 99);
        for (int[] lines : new int[][] {{1, 0, 0}, {0, 1, 0}, {2, 2, 0}, {0, 0, 1}}) {
            ChangedFile file =
                    ChangedFile.of("d.md", ChangedFile.Status.MODIFIED, lines[0], lines[1], new Content.Unknown());
            assertEquals(lines[2] == 1 ? "d.md" : "", stale(List.of(file), document), lines[0] + " " + lines[1]);
        }
    }

    @Test
    void without_a_history_or_where_nobody_asks_nothing_is_out_of_date() {
        Guidance known = new Guidance.Known(List.of(new Document("d.md", 0, 0, 99)));
        assertEquals(List.of(), Freshness.defaults().stale(new Guidance.Unknown(), List.of()));
        assertEquals(List.of(), new Freshness(false, 1, 1).stale(known, List.of()));
    }

    private static String stale(List<ChangedFile> files, Document... documents) {
        return String.join(
                " ",
                Freshness.defaults().stale(new Guidance.Known(List.of(documents)), files).stream()
                        .map(Document::path)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "shop, 2027-01-31, TRIAL",
        "shop, 2027-02-01, EXCEPTION",
        "SHOP, 2027-01-31, TRIAL",
        "lab, 2027-01-01, TRIAL",
        "blog, 2027-01-01, EXCEPTION"
    })
    void a_trial_holds_in_its_repositories_through_its_last_day(
            String repository, LocalDate day, ToolRule.Status expected) {
        ToolRule rule = new ToolRule(
                "codex",
                ToolRule.Status.TRIAL,
                PathPatterns.of(List.of()),
                List.of("Shop", "acme/l*"),
                LocalDate.parse("2027-01-31"),
                "",
                Origin.builtIn());
        assertEquals(expected, rule.statusIn(new RepositoryRef("acme", repository), day));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docs/*        | docs/a      | true",
                "docs/*        | docs/a/b    | false",
                "docs          | docs        | true",
                "docs          | x/docs/a    | true",
                "docs/         | docs        | false",
                "docs/         | docs/a/b    | true",
                "/docs         | x/docs      | false",
                "a/b           | x/a/b       | false",
                "**/b          | b           | true",
                "**/b          | x/y/b/c     | true",
                "a/**          | a           | false",
                "a/**          | a/b/c       | true",
                "a/**/b        | a/b         | true",
                "a/**/b        | a/x/y/b     | true",
                "a/**/b        | a/xb        | false",
                "*.m?          | x/a.md      | true",
                "*.m?          | a.m         | false",
                "*.m?          | a.m/x       | false",
                "a.c           | abc         | false",
                "q\\*          | q*          | true",
                "q\\*          | qq          | false",
                "q\\\\\\\\     | q\\\\       | true",
                "long-*-name-x | long-1-name-x | true",
                "long-*-name-x | long-1-name-y | false",
                "x-*-longer    | x-1-longer  | true"
            })
    void a_line_of_code_owners_matches_as_github_says(String pattern, String path, boolean matches) {
        List<String> owners = Codeowners.parse(pattern + " @x\n").ownersOf(path);
        assertEquals(matches ? List.of("@x") : List.of(), owners);
    }

    @Test
    void what_stands_for_owners_in_a_policy_owns_nothing_in_a_file_and_addresses_do() {
        for (String word : List.of("owners", "codeowners", "anyone", "a@b", "@a/b/c", "a@b.", "@")) {
            assertEquals(List.of(), Codeowners.parse("* " + word).ownersOf("a"), word);
        }
        for (String word : List.of("@Ada_L-1.x", "@acme/a.b", "a@b.c", "@ci[bot]")) {
            assertEquals(List.of(word), Codeowners.parse("* " + word + " # why").ownersOf("a"), word);
        }
        assertEquals(List.of("@x"), Codeowners.parse("a#b @x").ownersOf("a#b"));
    }

    @Test
    void signers_are_read_as_they_are_written() {
        Stream.of("@login", "@acme/team", "owners", "codeowners", "anyone")
                .forEach(word ->
                        assertEquals(word, Signers.read(word).orElseThrow().written()));
        Stream.of("login", "@", "@a/", "@/a", "@a/b/c", "@a b", "@a!", "@ä", "Owners", "")
                .forEach(word -> assertEquals(true, Signers.read(word).isEmpty(), word));
        Stream.of("@a", "@z", "@A", "@Z", "@0", "@9")
                .forEach(word -> assertEquals(
                        new Signers.User(word.substring(1)), Signers.read(word).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "NO, NO, NO, NO, YES",
        "NO, UNKNOWN, NO, UNKNOWN, YES",
        "NO, YES, NO, YES, YES",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, YES, UNKNOWN, YES, UNKNOWN",
        "YES, YES, YES, YES, NO"
    })
    void what_is_unknown_decides_only_where_nothing_else_does(
            Truth one, Truth other, Truth both, Truth either, Truth opposite) {
        assertEquals(both, one.and(other));
        assertEquals(both, other.and(one));
        assertEquals(either, one.or(other));
        assertEquals(either, other.or(one));
        assertEquals(opposite, one.not());
    }

    @Test
    void a_place_is_told_with_its_line_where_there_is_one() {
        assertEquals("p.yml:3:5", new Origin("p.yml", 3, 5).toString());
        assertEquals("built-in", Origin.builtIn().toString());
        assertEquals("acme/rules/p.yml@v1", new Extension.File("acme", "rules", "p.yml", "v1").toString());
    }
}
