package dev.countersign.inbox;

import static dev.countersign.github.FakeGitHub.INSTALLATION;
import static dev.countersign.github.FakeGitHub.MINT;
import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Errand;
import dev.countersign.flow.TryLater;
import dev.countersign.github.FakeGitHub;
import dev.countersign.github.GitHubCheckRuns;
import dev.countersign.github.GitHubComments;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub answers, what becomes of the work, and when it is tried again: the table in docs/operate.md. */
class AnswersTest {

    private static final String ROUTE = "GET /x";
    private static final String RESET = "1795428120";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();

    @AfterEach
    void close() {
        github.close();
    }

    /**
     * A row.
     *
     * @param becomes what becomes of the work the first time
     * @param from the shortest wait in seconds
     * @param to the longest one
     * @param asked how often GitHub was asked; a broken connection is tried twice
     */
    record Row(String what, FakeGitHub.Answer answer, String becomes, long from, long to, int asked) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Row row(String what, FakeGitHub.Answer answer, String becomes, long from, long to, int asked) {
        return new Row(what, answer, becomes, from, to, asked);
    }

    static Stream<Row> rows() {
        String secondary = "{\"message\":\"You have exceeded a secondary rate limit.\"}";
        String[] empty = {"x-ratelimit-remaining", "0", "x-ratelimit-reset", RESET};
        return Stream.of(
                row("403, nothing remains", json(403, "{}", empty), "put off", 121, 121, 1),
                row("429, nothing remains", json(429, "{}", empty), "put off", 121, 121, 1),
                row("403, retry-after", json(403, "{}", "retry-after", "30"), "put off", 30, 30, 1),
                row("429, retry-after", json(429, "{}", "retry-after", "30"), "put off", 30, 30, 1),
                row("403, secondary", json(403, secondary), "put off", 60, 60, 1),
                row("429, no word", json(429, ""), "put off", 60, 60, 1),
                row("500", json(500, "{}"), "again", 1, 2, 1),
                row("502, HTML", json(502, "<html>Unicorn!</html>"), "again", 1, 2, 1),
                row("503, retry-after", json(503, "", "retry-after", "15"), "again", 15, 16, 1),
                row("504", json(504, ""), "again", 1, 2, 1),
                row("200, HTML", json(200, "<html></html>"), "again", 1, 2, 1),
                row("200, half a body", FakeGitHub.half("{\"a\":1}"), "again", 1, 2, 2),
                row("broken off", FakeGitHub.drop(), "again", 1, 2, 2),
                row("401", json(401, "{}"), "again", 5, 6, 2),
                row("409", json(409, "{}"), "again", 1, 2, 1),
                row("404", json(404, "{}"), "gone", 0, 0, 1),
                row("410", json(410, "{}"), "gone", 0, 0, 1),
                row("451", json(451, "{}"), "gone", 0, 0, 1),
                row("403, suspended", json(403, "{\"message\":\"suspended\"}"), "gone", 0, 0, 1),
                row(
                        "403, not for us",
                        json(403, "{\"message\":\"Resource not accessible by integration\"}"),
                        "given up",
                        0,
                        0,
                        1),
                row("403, no reason", json(403, "{\"message\":\"Forbidden\"}"), "again", 60, 61, 1),
                row("400", json(400, "{}"), "given up", 0, 0, 1),
                row("422", json(422, "{\"message\":\"Validation Failed\"}"), "given up", 0, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_answer_decides_what_becomes_of_the_work_and_when_it_is_tried_again(Row row) {
        github.on(ROUTE, row.answer());
        Seen seen = attempt(1);
        assertEquals(row.becomes(), seen.becomes());
        assertTrue(seen.after().compareTo(Duration.ofSeconds(row.from())) >= 0, seen::toString);
        assertTrue(seen.after().compareTo(Duration.ofSeconds(row.to())) <= 0, seen::toString);
        assertEquals(row.asked(), github.asked().size());
    }

    @Test
    void an_app_that_was_removed_or_an_installation_that_is_suspended_ends_the_work_without_a_word_to_the_repository() {
        github.on(MINT, json(404, "{}"), json(403, "{\"message\":\"This installation has been suspended\"}"));
        assertEquals("gone", attempt(1).becomes());
        assertEquals("gone", attempt(1).becomes());
        assertEquals(0, github.asked().size());
    }

    @Test
    void a_limit_stops_the_installation_and_each_guess_in_a_row_is_twice_as_long() {
        github.on(ROUTE, json(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}"));
        for (int minutes : new int[] {1, 2, 4, 8}) {
            assertEquals(Duration.ofMinutes(minutes), attempt(1).after());
            github.forgetAsked();
            github.clock.forward(Duration.ofMinutes(minutes).minusSeconds(1));
            assertEquals(Duration.ofSeconds(1), attempt(1).after(), "a new event does not ask earlier");
            assertEquals(0, github.asked().size());
            github.clock.forward(Duration.ofSeconds(1));
        }
    }

    @Test
    void troubles_are_tried_ever_more_rarely_and_end() {
        github.on(ROUTE, json(500, "{}"));
        Duration total = Duration.ZERO;
        for (int failures = 1; failures < Fate.MOST_TROUBLES; failures++) {
            Seen seen = attempt(failures);
            assertEquals("again", seen.becomes());
            assertTrue(seen.after().compareTo(Duration.ofMinutes(30)) <= 0, seen::toString);
            total = total.plus(seen.after());
        }
        assertEquals("given up", attempt(Fate.MOST_TROUBLES).becomes());
        assertTrue(total.compareTo(Duration.ofHours(24)) > 0, total::toString);
    }

    @Test
    void what_should_not_happen_ends_sooner_and_its_words_stay_in_the_log() {
        Throwable bug = new IllegalStateException("token=ghs_secret\n\tat somewhere");
        Fate fate = Fate.of(bug, Fate.MOST_SURPRISES, Fate.LONGEST_SURPRISES, new Random(1));
        assertEquals(new Fate.GivenUp("something unexpected happened (IllegalStateException); see the log"), fate);
        assertTrue(Fate.of(bug, Fate.MOST_SURPRISES - 1, Duration.ofDays(1), new Random(1)) instanceof Fate.Again);
    }

    @Test
    void many_events_in_a_short_outage_do_not_end_the_work() {
        TryLater trouble = new TryLater("GitHub is out of order", Duration.ZERO, null);
        Duration hour = Duration.ofHours(1);
        assertTrue(Fate.of(trouble, 10 * Fate.MOST_TROUBLES, hour, new Random(1)) instanceof Fate.Again);
        Throwable bug = new IllegalStateException();
        assertTrue(Fate.of(bug, 10 * Fate.MOST_SURPRISES, hour.minusSeconds(1), new Random(1)) instanceof Fate.Again);
    }

    /**
     * A row on something that is written.
     *
     * @param does what is done
     * @param answer what GitHub answers to that
     * @param pull what it answers to the question whether the pull request is there; 0 where that is not to be asked
     * @param becomes what becomes of the work
     * @param says what the reason says, where there is one
     */
    record Write(String does, FakeGitHub.Answer answer, int pull, String becomes, String says) {
        @Override
        public String toString() {
            return does + ", " + becomes;
        }
    }

    static Stream<Write> writes() {
        String checks = "grant it the permission Checks, read and write";
        String comments = "grant it the permission Issues, read and write, and Pull requests, read and write";
        FakeGitHub.Answer none = json(404, "{\"message\":\"Not Found\"}");
        FakeGitHub.Answer over = json(410, "{\"message\":\"Issues are disabled\"}");
        FakeGitHub.Answer barred = json(403, "{\"message\":\"Resource not accessible by integration\"}");
        return Stream.of(
                new Write("create a check", none, 404, "gone", "GitHub does not have it"),
                new Write("create a check", none, 200, "given up", checks),
                new Write("create a check", barred, 0, "given up", checks),
                new Write("change a check", none, 0, "not there", ""),
                new Write("change a check", barred, 0, "given up", checks),
                new Write("look for a check", none, 404, "gone", "GitHub does not have it"),
                new Write("look for a check", none, 200, "given up", checks),
                new Write("write a comment", none, 404, "gone", "GitHub does not have it"),
                new Write("write a comment", none, 200, "given up", comments),
                new Write("write a comment", over, 200, "given up", comments),
                new Write("write a comment", barred, 0, "given up", comments),
                new Write("change a comment", none, 0, "not there", ""),
                new Write("change a comment", over, 0, "not there", ""),
                new Write("change a comment", barred, 0, "given up", comments),
                new Write("delete a comment", none, 0, "done", ""),
                new Write("react", none, 0, "done", ""));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_thing_that_is_missing_is_told_from_a_pull_request_that_is_gone_and_a_permission_is_named(Write row) {
        String pull = "GET /repos/acme/shop/pulls/12";
        Map<String, String> routes = Map.of(
                "create a check", "POST /repos/acme/shop/check-runs",
                "change a check", "PATCH /repos/acme/shop/check-runs/5",
                "look for a check", "GET /repos/acme/shop/commits/a1/check-runs",
                "write a comment", "POST /repos/acme/shop/issues/12/comments",
                "change a comment", "PATCH /repos/acme/shop/issues/comments/5",
                "delete a comment", "DELETE /repos/acme/shop/issues/comments/5",
                "react", "POST /repos/acme/shop/issues/comments/5/reactions");
        github.on(routes.get(row.does()), row.answer()).on(pull, json(row.pull() == 0 ? 500 : row.pull(), "{}"));
        AtomicBoolean there = new AtomicBoolean(true);
        End end = End.of(() -> {
            there.set(write(row.does()));
            return Optional.empty();
        });
        String why = end instanceof End.Gone gone ? gone.why() : end instanceof End.GivenUp lost ? lost.why() : "";
        String becomes = end instanceof End.Gone ? "gone" : end instanceof End.GivenUp ? "given up" : "done";
        assertEquals(row.becomes(), there.get() ? becomes : "not there");
        assertTrue(why.contains(row.says()), why);
        assertEquals(row.pull() == 0 ? 1 : 2, github.asked().size());
    }

    private boolean write(String what) {
        GitHubCheckRuns checks = new GitHubCheckRuns(http);
        GitHubComments comments = new GitHubComments(http);
        CheckReport report = new CheckReport(
                "countersign", "a1", CheckReport.State.SUCCESS, "Cleared", "Cleared.", List.of(), List.of());
        switch (what) {
            case "create a check" -> checks.create(SUBJECT, report, "e", "");
            case "change a check" -> {
                return checks.update(SUBJECT, 5, report, "e", "");
            }
            case "look for a check" -> checks.find(SUBJECT, "countersign", "a1");
            case "write a comment" -> comments.create(SUBJECT, "Hello.");
            case "change a comment" -> {
                return comments.update(SUBJECT, 5, "Hello.");
            }
            case "delete a comment" -> comments.delete(SUBJECT, 5);
            default -> comments.react(SUBJECT, 5, Comments.Reaction.EYES);
        }
        return true;
    }

    @Test
    void a_wait_that_github_asked_for_is_binding_and_one_of_our_own_is_not() {
        github.on(
                ROUTE,
                json(503, "", "retry-after", "15"),
                json(401, "{}"),
                json(401, "{}"),
                json(429, "{}", "retry-after", "30"),
                json(500, "{}"),
                json(301, "{}"));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Errand errand = Errand.of("push");
            TryLater later =
                    assertThrows(TryLater.class, () -> errand.go(() -> http.request(Ask.get(INSTALLATION, "/x"))));
            seen.add(later.isBinding() + " "
                    + errand.held()
                            .map(until -> Duration.between(github.clock.instant(), until)
                                    .toSeconds())
                            .orElse(0L));
            github.clock.forward(Duration.ofMinutes(2));
        }
        assertEquals(List.of("true 15", "true 5", "true 30", "false 0", "false 0"), seen);
    }

    private record Seen(String becomes, Duration after) {}

    private Seen attempt(int failures) {
        try {
            End end = End.of(() -> {
                http.request(Ask.get(INSTALLATION, "/x"));
                return Optional.empty();
            });
            return new Seen(
                    end instanceof End.Gone ? "gone" : end instanceof End.GivenUp ? "given up" : "done", Duration.ZERO);
        } catch (TryLater later) {
            if (!later.isFailure()) {
                return new Seen("put off", later.after());
            }
            Fate fate = Fate.of(later, failures, Fate.LONGEST_TROUBLES, new Random(failures));
            return fate instanceof Fate.Again again
                    ? new Seen("again", again.after())
                    : new Seen("given up", Duration.ZERO);
        }
    }
}
