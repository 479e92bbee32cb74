package dev.countersign.github.http;

import static dev.countersign.github.FakeGitHub.INSTALLATION;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.FakeGitHub;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleTest {

    private static final Ask ASK = Ask.get(INSTALLATION, "/x");
    private static final String NOW_AND_TWO_MINUTES = "1795428120";
    private static final String LONG_AGO = "1000";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();

    @AfterEach
    void close() {
        github.close();
    }

    record Limit(int status, String body, String[] headers, long seconds) {}

    static Stream<Limit> limits() {
        String secondary = "{\"message\":\"You have exceeded a secondary rate limit. Please wait.\"}";
        String abuse = "{\"message\":\"You have triggered an abuse detection mechanism.\"}";
        return Stream.of(
                new Limit(429, "{}", headers(), 60),
                new Limit(429, "{}", headers("retry-after", "7"), 7),
                new Limit(429, "slow down", headers("retry-after", "soon"), 60),
                new Limit(403, "{}", headers("retry-after", "30"), 30),
                new Limit(403, secondary, headers(), 60),
                new Limit(403, abuse, headers(), 60),
                new Limit(403, secondary, headers("x-ratelimit-remaining", "4000"), 60),
                new Limit(
                        403,
                        "{}",
                        headers("x-ratelimit-remaining", "0", "x-ratelimit-reset", NOW_AND_TWO_MINUTES),
                        121),
                new Limit(403, "{}", headers("x-ratelimit-remaining", "0", "x-ratelimit-reset", LONG_AGO), 1),
                new Limit(429, "{}", headers("retry-after", "99999999"), 3900));
    }

    private static String[] headers(String... headers) {
        return headers;
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_limit_says_how_long_to_wait(Limit limit) {
        github.on("GET /x", json(limit.status(), limit.body(), limit.headers()));
        TryLater later = assertThrows(TryLater.class, () -> http.request(ASK));
        assertEquals(Duration.ofSeconds(limit.seconds()), later.after());
        assertEquals(1, github.asked().size());
    }

    record Case(int status, String body, Class<? extends RuntimeException> meaning) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(404, "{\"message\":\"Not Found\"}", SubjectGone.class),
                new Case(410, "{}", SubjectGone.class),
                new Case(451, "{\"message\":\"Repository access blocked\"}", SubjectGone.class),
                new Case(403, "{\"message\":\"This installation has been suspended\"}", SubjectGone.class),
                new Case(403, "{\"message\":\"Resource not accessible by integration\"}", Refused.class),
                new Case(403, "{\"message\":\"Forbidden\"}", TryLater.class),
                new Case(403, "", TryLater.class),
                new Case(400, "{\"message\":\"Problems parsing JSON\"}", Refused.class),
                new Case(422, "{\"message\":\"Validation Failed\"}", Refused.class),
                new Case(408, "{}", TryLater.class),
                new Case(409, "{\"message\":\"Git Repository is empty.\"}", TryLater.class),
                new Case(500, "{}", TryLater.class),
                new Case(502, "<html><body>Unicorn!</body></html>", TryLater.class),
                new Case(503, "", TryLater.class),
                new Case(504, "{\"message\":\"We couldn't respond in time\"}", TryLater.class),
                new Case(200, "<html>Maintenance</html>", TryLater.class),
                new Case(200, "{\"a\":", TryLater.class),
                new Case(200, "{} {}", TryLater.class),
                new Case(200, "\"text\"", TryLater.class),
                new Case(200, "", TryLater.class));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_answer_that_is_not_good_is_later_never_or_gone(Case one) {
        github.on("GET /x", json(one.status(), one.body()));
        assertThrows(one.meaning(), () -> http.request(ASK));
    }

    @Test
    void half_a_body_is_for_later() {
        github.on("GET /x", FakeGitHub.half("{\"a\":1}"));
        assertThrows(TryLater.class, () -> http.request(ASK));
    }

    @Test
    void a_server_error_may_say_when_to_come_back() {
        github.on("GET /x", json(503, "{}", "retry-after", "15"));
        assertEquals(
                Duration.ofSeconds(15),
                assertThrows(TryLater.class, () -> http.request(ASK)).after());
    }
}
