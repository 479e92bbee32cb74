package dev.countersign.text;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Publication;
import dev.countersign.core.report.Reporter;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Publications;
import dev.countersign.json.VerdictJson;
import dev.countersign.testing.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RenderingTest {

    private static final Optional<Instant> AGAIN = Optional.of(Instant.parse("2026-11-02T14:32:10Z"));
    private static final Templates TEMPLATES = Templates.standalone();

    @ParameterizedTest
    @MethodSource("dev.countersign.text.Situations#all")
    void each_situation_reads_as_it_should(Situations.Shown shown) {
        Golden.check(
                shown.name() + ".comment.md",
                TEMPLATES.comment(
                        Reporter.of(shown.verdict()),
                        again(shown),
                        "https://countersign.acme.example/acme/shop/pull/1"));
        Golden.check(shown.name() + ".summary.md", TEMPLATES.summary(Reporter.of(shown.verdict()), again(shown)));
    }

    @ParameterizedTest
    @MethodSource("dev.countersign.text.Situations#all")
    void a_reader_of_github_sees_one_table_with_a_row_for_each_requirement(Situations.Shown shown) {
        String summary = TEMPLATES.summary(Reporter.of(shown.verdict()), again(shown));
        int requirements =
                shown.verdict().requirements().size() + shown.verdict().tools().size();
        List<String> table = summary.lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(requirements == 0 ? 0 : requirements + 2, table.size(), summary);
        assertEquals(
                table.size(),
                summary.lines().filter(line -> line.startsWith("|")).count(),
                summary);
        table.forEach(row -> assertEquals(5, row.replace("\\|", "").split("\\|", -1).length - 1, row));
        assertFalse(summary.contains("\n\n\n"), summary);
        List<String> lines = summary.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("<details")) {
                assertTrue(i == 0 || lines.get(i - 1).isEmpty(), summary);
                assertTrue(lines.get(i + 1).isEmpty(), summary);
            }
            if (lines.get(i).equals("</details>")) {
                assertTrue(lines.get(i - 1).isEmpty(), "a list swallows what follows it: " + summary);
            }
            if (lines.get(i).contains("✅")) {
                assertFalse(
                        lines.get(i)
                                .matches("(?i).*\\b(missing|pending|needs?|needed|waiting|required|outstanding)\\b.*"),
                        lines.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.countersign.text.Situations#all")
    void a_verdict_is_the_same_after_it_was_written_and_read(Situations.Shown shown) {
        String written = VerdictJson.write(shown.verdict());
        assertEquals(shown.verdict(), VerdictJson.read(written));
        assertEquals(written, VerdictJson.write(VerdictJson.read(written)));
    }

    @Test
    void a_verdict_of_an_older_version_has_none_of_what_that_did_not_know() {
        Verdict verdict = Situations.asked().judge();
        String old = VerdictJson.write(verdict).replace("\"clearings\":[],", "").replace(",\"turns\":[]", "");
        assertFalse(old.contains("clearings") || old.contains("turns"), old);
        assertEquals(verdict, VerdictJson.read(old));
    }

    @Test
    void a_verdict_of_an_older_version_that_lacks_a_list_can_still_be_read() {
        Verdict verdict = Situations.named("waiting");
        String old = VerdictJson.write(verdict)
                .replaceFirst(",\"remarks\":\\[.*?\\]\\}", "}")
                .replaceFirst("\"areas\":\\[.*?\\}\\],", "");
        assertFalse(old.contains("remarks") || old.contains("\"areas\""), old);
        Verdict read = VerdictJson.read(old);
        assertEquals(List.of(), read.risk().remarks());
        assertEquals(List.of(), read.risk().impact().areas());
        assertEquals(verdict.risk().impact().touched(), read.risk().impact().touched());
    }

    @Test
    void annotations_stand_where_the_risk_is() {
        Verdict verdict = Situations.named("waiting");
        List<CheckReport.Annotation> annotations = new Publications(TEMPLATES)
                .of(verdict, Optional.empty(), "")
                .check()
                .annotations();
        assertEquals(
                List.of(
                        new CheckReport.Annotation(
                                ".github/workflows/deploy.yml",
                                1,
                                true,
                                "Impact high",
                                "Changes .github/workflows/deploy.yml (pipeline files, which run with the repository's secrets).")),
                annotations);
    }

    @ParameterizedTest
    @CsvSource({
        "waiting, enforce, ACTION_REQUIRED, true",
        "cleared, enforce, SUCCESS, true",
        "undecided, enforce, IN_PROGRESS, true",
        "stopped, enforce, FAILURE, true",
        "nothing-asked, enforce, SUCCESS, false",
        "overridden, enforce, SUCCESS, true",
        "overridden, observe, NEUTRAL, true",
        "tools, enforce, ACTION_REQUIRED, true",
        "waiting, warn, NEUTRAL, true",
        "waiting, observe, NEUTRAL, false",
        "stopped, observe, NEUTRAL, false",
        "undecided, warn, NEUTRAL, true",
        "nothing-asked, warn, NEUTRAL, false"
    })
    void the_mode_says_what_a_verdict_does(String name, String mode, CheckReport.State state, boolean comment) {
        Verdict verdict = Situations.named(name);
        Verdict given = new Verdict(
                verdict.head(),
                verdict.outcome(),
                dev.countersign.core.policy.Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT)),
                verdict.assistance(),
                verdict.risk(),
                verdict.requirements(),
                verdict.tools(),
                verdict.items(),
                verdict.stops(),
                verdict.discounted(),
                verdict.clearings(),
                verdict.answers(),
                verdict.questions(),
                verdict.unknowns(),
                verdict.notes(),
                verdict.turns());
        Publication publication = new Publications(TEMPLATES).of(given, Optional.empty(), "");
        assertEquals(state, publication.check().state());
        assertEquals(comment, publication.comment() instanceof Publication.Comment.Shown);
        assertTrue(publication
                        .check()
                        .title()
                        .codePointCount(0, publication.check().title().length())
                <= 80);
    }

    @Test
    void hostile_text_of_any_length_leaves_the_page_whole() {
        String nasty = "</details> | @everyone `x` <img src=x> \u202E\u001B[31m " + "y".repeat(65_000);
        Verdict verdict = Situations.asked()
                .change(pullRequest()
                        .touching("pay/" + nasty)
                        .commit(Situations.CLAUDE)
                        .titled(nasty)
                        .saying(nasty))
                .says("carol", "/hold " + nasty)
                .says("alice", "/signoff " + nasty)
                .judge();
        String comment = TEMPLATES.comment(Reporter.of(verdict), Optional.empty(), "");
        assertTrue(comment.length() < 20_000);
        assertFalse(comment.contains("\u202E") || comment.contains("\u001B"), comment);
        String prose = comment.replaceAll("(`+)(?!`)(.*?)(?<!`)\\1(?!`)", "");
        assertFalse(prose.contains("<img") || prose.contains("@everyone"), prose);
        assertEquals(Map.of("open", count(comment, "<details")), Map.of("open", count(prose, "\n</details>")));
        assertTrue(Reporter.of(verdict).title().length() <= 80);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static Optional<Instant> again(Situations.Shown shown) {
        return shown.name().equals("undecided") ? AGAIN : Optional.empty();
    }
}
