package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.Browser;
import dev.countersign.testing.Gatehouse;
import dev.countersign.testing.RunningApp;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what of the packaged App: erin owns acme and runs the App, alice is a member, mallory is from elsewhere. */
class AccessIT {

    private static final String SAFE = "/api/v1/me/repositories/acme/safe";
    private static final String SESSION = Gatehouse.SESSION;

    private static Gatehouse house;

    private List<String> before = List.of();

    @BeforeAll
    static void open() {
        house = new Gatehouse();
    }

    @AfterAll
    static void and_no_secret_was_logged() {
        house.close();
    }

    @BeforeEach
    void begin() {
        house.github().requests().clear();
        before = house.rows();
    }

    @AfterEach
    void and_nothing_else_was_written() {
        assertEquals(List.of(), house.writes());
        assertEquals(before, house.rows());
    }

    private static int status(String token, String path) {
        return house.browser().get(path, "Authorization", "Bearer " + token).statusCode();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "erin | {\"name\":\"erin\",\"operates\":true,\"organisations\":[\"acme\"]} | 200",
                "alice | {\"name\":\"alice\",\"operates\":false,\"organisations\":[]} | 200",
                "mallory | {\"name\":\"mallory\",\"operates\":false,\"organisations\":[]} | 404"
            })
    void each_person_sees_what_github_shows_them(String login, String me, int safe) {
        Browser browser = house.loggedIn(login);
        HttpResponse<String> answer = browser.get("/api/v1/me");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(me, answer.body());
        assertEquals(safe, browser.get(SAFE).statusCode());
        assertEquals(404, browser.get(SAFE + "-2").statusCode());
        house.github().requests().clear();
        assertEquals(safe, browser.get(SAFE).statusCode());
        assertEquals(List.of(), house.requests(), "GitHub was asked again");
    }

    @Test
    void nobody_in_particular_sees_nothing_and_is_told_what_to_do() {
        for (String path : List.of("/api/v1/me", SAFE)) {
            HttpResponse<String> answer = house.browser().get(path);
            assertEquals(401, answer.statusCode());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
            assertTrue(
                    answer.body().contains("\"status\":401") && answer.body().contains("token create"), answer.body());
            assertEquals(
                    "Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
        }
    }

    @Test
    void a_token_sees_its_organisation_until_it_ends_or_is_revoked() {
        String acme = house.token("--name", "ci", "--organisation", "ACME");
        String other = house.token("--name", "other", "--organisation", "zeta", "--operator");
        assertEquals(
                "{\"name\":\"ci\",\"operates\":false,\"organisations\":[\"acme\"]}",
                house.browser()
                        .get("/api/v1/me", "Authorization", "Bearer " + acme)
                        .body());
        assertEquals(200, status(acme, SAFE));
        assertEquals(404, status(other, SAFE));
        assertEquals(List.of(), house.requests(), "GitHub was asked");
        house.app().change("update api_token set expires = now() where name = 'ci'");
        HttpResponse<String> answer = house.browser().get(SAFE, "Authorization", "Bearer " + acme);
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("The token opens nothing"), answer.body());
        assertEquals(0, house.app().run("token", "revoke", "--name", "other").exit());
        assertEquals(401, status(other, "/api/v1/me"));
        assertEquals(
                401,
                house.browser()
                        .get("/schema/v1.json", "Authorization", "Bearer nonsense")
                        .statusCode());
    }

    @Test
    void an_address_with_many_bad_tokens_waits_and_no_other_does() {
        Browser bad = house.browser();
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    401,
                    bad.get("/api/v1/me", "Authorization", "Bearer cst_" + "x".repeat(43))
                            .statusCode());
        }
        HttpResponse<String> answer = bad.get("/api/v1/me", "Authorization", "bearer cst_" + "y".repeat(43));
        assertEquals(429, answer.statusCode());
        long seconds = Long.parseLong(answer.headers().firstValue("Retry-After").orElse("0"));
        assertTrue(seconds >= 1 && seconds <= 60, answer.headers()::toString);
        assertEquals(200, status(house.token("--name", "unharmed", "--operator"), "/api/v1/me"));
    }

    @Test
    void a_login_begun_elsewhere_or_used_before_logs_nobody_in() {
        Browser victim = house.browser();
        victim.get("/login");
        String mallorys = house.browser().chosen("mallory", "/");
        assertEquals(403, victim.get(mallorys).statusCode());
        assertFalse(victim.cookies().containsKey(SESSION));

        Browser alice = house.browser();
        String back = alice.chosen("alice", "/");
        assertEquals(303, alice.get(back).statusCode());
        assertEquals(403, alice.get(back).statusCode(), "the same address again");
        String code = back.replaceFirst(".*code=", "");
        String state = Browser.location(
                        alice.get("/logout").statusCode() == 200
                                ? house.browser().get("/login")
                                : null)
                .replaceFirst(".*[?&]state=([^&]*).*", "$1");
        assertEquals(
                403,
                alice.get("/login/callback?state=" + state + "&code=" + code).statusCode());

        Browser thief = house.browser();
        String begun = Browser.location(thief.get("/login")).replaceFirst(".*[?&]state=([^&]*).*", "$1");
        HttpResponse<String> replayed = thief.get("/login/callback?state=" + begun + "&code=" + code);
        assertEquals(403, replayed.statusCode());
        assertTrue(replayed.body().contains("good once"), replayed.body());
        assertFalse(thief.cookies().containsKey(SESSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test",
                "/\\evil.test",
                "https://evil.test",
                "javascript:alert(1)",
                "/\t/evil.test",
                "/login"
            })
    void a_login_never_goes_on_elsewhere(String to) {
        assertEquals("/", Browser.location(house.browser().logIn("alice", to)));
        Browser alice = house.loggedIn("alice");
        String known = Browser.location(alice.get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
        assertEquals("/", known);
    }

    @Test
    void a_login_goes_on_where_it_began() {
        assertEquals(
                "/acme/safe/pull/1?tab=why",
                Browser.location(house.browser().logIn("alice", "/acme/safe/pull/1?tab=why")));
    }

    @Test
    void another_sites_form_changes_nothing_and_our_own_does() {
        Browser alice = house.loggedIn("alice");
        String form = Gatehouse.formToken(alice);
        Map<String, String> own = Map.of("form-token", form);
        assertEquals(
                403, alice.post("/logout", own, "Origin", "https://evil.test").statusCode());
        assertEquals(
                403,
                alice.post("/logout", own, "Sec-Fetch-Site", "cross-site", "Origin", Gatehouse.OWN)
                        .statusCode());
        assertEquals(403, alice.post("/logout", own, "X-Nothing", "said").statusCode());
        assertEquals(403, alice.post("/logout", Map.of()).statusCode());
        assertEquals(
                403,
                alice.post("/logout", Map.of("form-token", Gatehouse.formToken(house.loggedIn("erin"))))
                        .statusCode());
        assertEquals(200, alice.get("/api/v1/me").statusCode(), "still logged in");
        String session = alice.cookies().get(SESSION);
        assertEquals(200, alice.post("/logout", own).statusCode());
        assertFalse(alice.cookies().containsKey(SESSION));
        alice.cookies().put(SESSION, session);
        assertEquals(401, alice.get("/api/v1/me").statusCode(), "a kept cookie is of no use");
    }

    @Test
    void a_session_ends_by_time_and_by_command() {
        Browser alice = house.loggedIn("alice");
        house.app().change("update login_session set since = since - interval '8 hours'");
        assertEquals(401, alice.get("/api/v1/me").statusCode());
        alice = house.loggedIn("alice");
        house.app().change("update login_session set seen = seen - interval '1 hour'");
        assertEquals(401, alice.get("/api/v1/me").statusCode());
        alice = house.loggedIn("alice");
        Browser erin = house.loggedIn("erin");
        RunningApp.Answer ended = house.app().run("session", "revoke", "--login", "Alice");
        assertTrue(ended.text().matches("[1-9][0-9]* sessions? ended\\.\\s*"), ended.text());
        assertEquals(401, alice.get("/api/v1/me").statusCode());
        assertEquals(200, erin.get("/api/v1/me").statusCode());
        assertEquals(0, house.app().run("session", "revoke", "--all").exit());
        assertEquals(401, erin.get("/api/v1/me").statusCode());
    }

    @Test
    void cookies_and_headers_are_those_of_a_site_behind_tls() {
        HttpResponse<String> begun = house.browser().get("/login");
        String cookie = begun.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.startsWith("__Host-countersign-login="), cookie);
        for (String part : List.of("Secure", "HttpOnly", "SameSite=Lax", "Path=/")) {
            assertTrue(cookie.contains(part), cookie);
        }
        assertFalse(cookie.contains("Domain"), cookie);
        assertEquals(
                "max-age=31536000",
                begun.headers().firstValue("Strict-Transport-Security").orElse(""));
        assertTrue(
                begun.headers().firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        Browser one = house.loggedIn("alice");
        assertNotEquals(
                one.cookies().get(SESSION), house.loggedIn("alice").cookies().get(SESSION));
    }

    @Test
    void without_a_client_nobody_logs_in_and_github_hears_nothing_of_it() {
        try (RunningApp off = house.withoutLogin()) {
            house.github().requests().clear();
            Browser browser = new Browser(off.webhook().resolve("/"), "http://127.0.0.1");
            HttpResponse<String> answer = browser.get("/login");
            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("COUNTERSIGN_LOGIN_CLIENT_ID"), answer.body());
            assertEquals(404, browser.get("/login/callback?state=x&code=y").statusCode());
            assertEquals(401, browser.get("/api/v1/me").statusCode());
            assertTrue(answer.headers().firstValue("Strict-Transport-Security").isEmpty());
            assertEquals(
                    List.of(),
                    house.github().requests().all().stream()
                            .filter(one -> one.path().equals("/user"))
                            .toList());
        }
    }
}
