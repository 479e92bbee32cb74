package dev.countersign.github.http;

import static dev.countersign.github.FakeGitHub.INSTALLATION;
import static dev.countersign.github.FakeGitHub.MINT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.FakeGitHub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubHttpTest {

    private static final String ROUTE = "GET /repos/acme/shop";
    private static final Ask ASK = Ask.get(INSTALLATION, "/repos/{owner}/{repo}", "acme", "shop");
    private static final Ask WRITE = Ask.write(
            INSTALLATION, "POST", "/repos/{owner}/{repo}/x", Json.object().put("a", 1), "acme", "shop");

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void a_request_names_its_version_its_agent_and_its_installations_token() {
        github.on(ROUTE, json(200, "{\"id\":1}"));
        assertEquals(1, http.request(ASK).body().path("id").asInt());
        FakeGitHub.Asked asked = github.asked().get(0);
        assertEquals("Bearer ghs_secret1", asked.header("Authorization"));
        assertEquals("2022-11-28", asked.header("X-GitHub-Api-Version"));
        assertEquals("application/vnd.github+json", asked.header("Accept"));
        assertEquals("countersign", asked.header("User-Agent"));
    }

    @Test
    void a_token_is_minted_as_the_app_and_kept_until_ten_minutes_before_its_end() {
        github.on(ROUTE, json(200, "{}"));
        http.request(ASK);
        github.clock.forward(Duration.ofMinutes(49));
        http.request(ASK);
        assertEquals(1, github.minted().size());
        github.clock.forward(Duration.ofMinutes(1));
        http.request(ASK);
        assertEquals(2, github.minted().size());
        String jwt = github.minted().get(0).header("Authorization").substring("Bearer ".length());
        String claims = new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8);
        assertEquals("{\"iat\":1795427940,\"exp\":1795428540,\"iss\":\"4242\"}", claims);
        assertEquals(3, jwt.split("\\.").length);
    }

    @Test
    void many_threads_at_once_mint_one_token() throws Exception {
        github.on(ROUTE, json(200, "{}"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                replies.add(threads.submit(() -> http.request(ASK)));
            }
            for (Future<Reply> reply : replies) {
                assertEquals(200, reply.get().status());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, github.minted().size());
    }

    @Test
    void a_refused_token_is_replaced_once() {
        github.on(ROUTE, json(401, "{\"message\":\"Bad credentials\"}"), json(200, "{}"));
        assertEquals(200, http.request(ASK).status());
        assertEquals(
                List.of("Bearer ghs_secret1", "Bearer ghs_secret2"),
                github.asked().stream().map(one -> one.header("Authorization")).toList());
    }

    @Test
    void a_second_refusal_is_for_later_and_ends_the_tries() {
        github.on(ROUTE, json(401, "{\"message\":\"Bad credentials\"}"));
        assertThrows(TryLater.class, () -> http.request(ASK));
        assertEquals(2, github.asked().size());
        assertEquals(2, github.minted().size());
    }

    @Test
    void an_unchanged_answer_is_taken_from_memory_with_its_link() {
        String link = "<" + github.url() + "/x?page=2>; rel=\"next\"";
        github.on(ROUTE, json(200, "{\"id\":5}", "ETag", "W/\"a\"", "Link", link), json(304, ""));
        http.request(ASK);
        Reply second = http.request(ASK);
        assertEquals("W/\"a\"", github.asked().get(1).header("If-None-Match"));
        assertEquals(5, second.body().path("id").asInt());
        assertTrue(second.hasNext());
    }

    @Test
    void what_one_installation_was_shown_is_not_kept_for_another() {
        github.on(ROUTE, json(200, "{\"id\":5}", "ETag", "W/\"a\""));
        github.on(
                "POST /app/installations/78/access_tokens",
                json(201, "{\"token\":\"other\",\"expires_at\":\"2026-11-23T11:00:00Z\"}"));
        http.request(ASK);
        http.request(Ask.get(78, "/repos/{owner}/{repo}", "acme", "shop"));
        FakeGitHub.Asked second = github.asked().stream()
                .filter(one -> one.header("Authorization").equals("Bearer other"))
                .findFirst()
                .orElseThrow();
        assertEquals("", second.header("If-None-Match"));
    }

    @Test
    void requests_are_counted_by_route_and_status() {
        github.on(ROUTE, json(200, "{}"), json(500, "{}"));
        http.request(ASK);
        assertThrows(TryLater.class, () -> http.request(ASK));
        for (String status : List.of("200", "500")) {
            assertEquals(
                    1,
                    github.meters
                            .get("countersign.github.requests")
                            .tags("route", "GET /repos/{owner}/{repo}", "status", status)
                            .counter()
                            .count());
        }
        assertEquals(
                2,
                github.meters
                        .get("countersign.github.request.duration")
                        .tag("route", "GET /repos/{owner}/{repo}")
                        .timer()
                        .count());
    }

    @Test
    void values_cannot_leave_their_place_in_the_path() {
        Ask ask = Ask.get(INSTALLATION, "/repos/{owner}/{repo}?q={q}", "a/../b", "c?d#e", "x&y=z ü");
        assertEquals("/repos/a%2F..%2Fb/c%3Fd%23e?q=x%26y%3Dz%20%C3%BC", ask.path());
        assertEquals("GET /repos/{owner}/{repo}", ask.route());
    }

    @Test
    void a_broken_connection_is_tried_again_at_once_for_a_question() {
        github.on(ROUTE, FakeGitHub.drop(), json(200, "{}"));
        assertEquals(200, http.request(ASK).status());
        assertEquals(2, github.asked().size());
    }

    @Test
    void a_broken_connection_is_not_tried_again_for_something_written() {
        github.on("POST /repos/acme/shop/x", FakeGitHub.drop());
        assertThrows(TryLater.class, () -> http.request(WRITE));
        assertEquals(1, github.asked().size());
    }

    @Test
    void a_server_that_is_not_there_is_for_later() {
        github.on(ROUTE, json(200, "{}"));
        http.request(ASK);
        github.close();
        TryLater later = assertThrows(TryLater.class, () -> http.request(ASK));
        assertEquals("GitHub could not be reached, or broke off (GET /repos/{owner}/{repo})", later.getMessage());
    }

    @Test
    void an_answer_that_never_comes_or_never_ends_is_for_later() {
        GitHubHttp impatient = github.client(Duration.ofMillis(300));
        for (boolean head : List.of(false, true)) {
            github.on(ROUTE, github.stall(head));
            TryLater later = assertThrows(TryLater.class, () -> impatient.request(ASK));
            assertTrue(later.getMessage().contains("did not answer"), later.getMessage());
        }
        assertEquals(2, github.asked().size());
    }

    @Test
    void an_answer_larger_than_allowed_is_for_later() {
        String large = "{\"a\":\"" + "x".repeat(Transport.LARGEST_ANSWER) + "\"}";
        github.on(ROUTE, json(200, large));
        TryLater later = assertThrows(TryLater.class, () -> http.request(ASK));
        assertTrue(later.getMessage().contains("more than 32 MiB"), later.getMessage());
    }

    @Test
    void no_redirect_is_followed() {
        github.on(ROUTE, json(301, "{}", "Location", github.url() + "/elsewhere"));
        assertThrows(TryLater.class, () -> http.request(ASK));
        assertEquals(List.of(ROUTE), github.routes());
    }

    @Test
    void an_installation_that_is_gone_or_suspended_takes_the_subject_along() {
        github.on(MINT, json(404, "{}"), json(403, "{\"message\":\"suspended\"}"));
        assertThrows(SubjectGone.class, () -> http.request(ASK));
        assertThrows(SubjectGone.class, () -> http.request(ASK));
        assertEquals(List.of(), github.routes());
    }

    @Test
    void a_mint_that_is_limited_or_broken_is_for_later() {
        github.on(
                MINT,
                json(403, "{\"message\":\"You have exceeded a secondary rate limit\"}"),
                json(401, "{\"message\":\"A JSON web token could not be decoded\"}"),
                json(201, "{\"token\":\"line\\nbreak\",\"expires_at\":\"2026-11-23T11:00:00Z\"}"),
                json(201, "{\"token\":\"t\",\"expires_at\":\"tomorrow\"}"));
        for (int i = 0; i < 4; i++) {
            assertThrows(TryLater.class, () -> http.request(ASK));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"RATE_LIMITED","message":"API rate limit exceeded"}                         | 91
            {"type":"RATE_LIMIT","code":"graphql_rate_limit","message":"Too many points"}       | 91
            {"message":"You have exceeded a secondary rate limit. Please wait a few minutes."}  | 91
            {"type":"NOT_FOUND","message":"Could not resolve to a User named 'rate limit'"}     | 0
            """)
    void a_limit_inside_a_graphql_answer_is_a_limit(String error, int seconds) {
        github.on(
                "GraphQL Q",
                json(
                        200,
                        "{\"errors\":[" + error + "]}",
                        "x-ratelimit-remaining",
                        "0",
                        "x-ratelimit-reset",
                        Long.toString(github.clock.instant().getEpochSecond() + 90)));
        TryLater later = assertThrows(
                TryLater.class,
                () -> http.query(
                        INSTALLATION,
                        "Q",
                        "query Q($login: String!) { user(login: $login) { login } }",
                        Json.object()));
        assertEquals(Duration.ofSeconds(seconds), later.after());
    }

    @Test
    void a_graphql_answer_without_data_is_for_later_and_says_why() {
        github.on("GraphQL Q", json(200, "{\"errors\":[{\"message\":\"Something went wrong\"}]}"));
        TryLater later = assertThrows(
                TryLater.class,
                () -> http.query(
                        INSTALLATION,
                        "Q",
                        "query Q($login: String!) { user(login: $login) { login } }",
                        Json.object()));
        assertEquals("GitHub did not answer (GraphQL Q): Something went wrong", later.getMessage());
    }

    @Test
    void no_message_holds_a_secret() {
        github.on(ROUTE, json(401, "{\"message\":\"Bad credentials\"}"));
        github.on("POST /repos/acme/shop/x", json(422, "{\"message\":\"Validation Failed\"}"));
        for (Ask ask : List.of(ASK, WRITE)) {
            RuntimeException failure = assertThrows(RuntimeException.class, () -> http.request(ask));
            for (Throwable one = failure; one != null; one = one.getCause()) {
                assertFalse(one.toString().contains("ghs_secret"), one.toString());
            }
        }
        assertFalse(new InstallationTokens.Token("ghs_x", github.clock.instant())
                .toString()
                .contains("ghs_x"));
    }

    @Test
    void a_refusal_quotes_github_in_one_line() {
        github.on(
                "POST /repos/acme/shop/x",
                json(
                        422,
                        "{\"message\":\"Invalid\\nrequest\",\"errors\":[\"summary is too long\",{\"message\":\"b\"}]}"));
        Refused refused = assertThrows(Refused.class, () -> http.request(WRITE));
        assertEquals(
                "GitHub refuses the request (POST /repos/{owner}/{repo}/x: 422,"
                        + " Invalid request; summary is too long; b)",
                refused.getMessage());
    }
}
