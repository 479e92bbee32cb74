package dev.countersign.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.MovingClock;
import dev.countersign.web.access.Notices.What;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginsTest {

    private static final String HERE = "192.0.2.1";
    private static final Visitor ALICE = new Visitor(7, "alice");

    /** A GitHub that says that whoever has a code is alice, once for each code, or says nothing. */
    private static final class OneWord implements Identities {
        private final Set<String> codes = new HashSet<>();
        private String verifier = "";
        private boolean silent;

        @Override
        public Visitor who(String code, String sent) {
            if (silent) {
                throw new Unproven("GitHub did not answer", true);
            }
            if (!codes.add(code)) {
                throw new Unproven("GitHub does not take the code", false);
            }
            verifier = sent;
            return ALICE;
        }
    }

    private final MovingClock clock = new MovingClock();
    private final OneWord github = new OneWord();
    private final MemorySessions sessions = new MemorySessions();
    private final Map<String, Cookie> browser = new HashMap<>();

    private final Logins logins = logins(
            LoginSettings.of("Iv1.abc", "secret", "https://countersign.acme.test/", "https://github.acme.test/api/v3"));

    private Logins logins(LoginSettings settings) {
        return new Logins(
                settings,
                github,
                sessions,
                new PeopleSights(
                        new MemoryPremises(), new MemoryPermissions(), new Operators(List.of(), (login, id) -> id)),
                new SessionLife(Duration.ofHours(8), Duration.ofHours(1)),
                clock);
    }

    private Logins.Step keep(Logins.Step step) {
        for (NewCookie cookie : step.cookies()) {
            if (cookie.getMaxAge() == 0) {
                browser.remove(cookie.getName());
            } else {
                browser.put(cookie.getName(), cookie);
            }
        }
        return step;
    }

    private static String parameter(String address, String name) {
        return address.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    private String begun(String to) {
        return parameter(keep(logins.begin(to)).to(), "state");
    }

    private Logins.Step back(String state, String code) {
        return keep(logins.finish(browser, state, code, HERE));
    }

    @Test
    void a_login_goes_by_github_and_comes_back_to_where_it_began() {
        Logins.Step away = keep(logins.begin("/acme/shop/pull/1?x=y"));
        assertTrue(
                away.to()
                        .startsWith("https://github.acme.test/login/oauth/authorize?client_id=Iv1.abc"
                                + "&redirect_uri=https%3A%2F%2Fcountersign.acme.test%2Flogin%2Fcallback&state="),
                away::to);
        assertEquals("S256", parameter(away.to(), "code_challenge_method"));
        Logins.Step home = back(parameter(away.to(), "state"), "code");
        assertEquals("/acme/shop/pull/1?x=y", home.to());
        // What the challenge was made of was never in the address.
        assertFalse(away.to().contains(github.verifier));
        assertEquals(
                parameter(away.to(), "code_challenge"),
                java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.sha256(github.verifier)));
        assertEquals(
                "alice",
                logins.session(browser).flatMap(logins::sight).orElseThrow().name());
    }

    @Test
    void the_cookie_is_for_this_host_alone_and_only_its_hash_is_kept() {
        back(begun("/"), "code");
        assertEquals(Set.of("__Host-countersign"), browser.keySet());
        NewCookie cookie = (NewCookie) browser.get("__Host-countersign");
        assertTrue(cookie.isSecure() && cookie.isHttpOnly());
        assertEquals(NewCookie.SameSite.LAX, cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        assertEquals(28_800, cookie.getMaxAge());
        assertEquals(null, cookie.getDomain());
        assertFalse(sessions.open.containsKey(cookie.getValue()));
        assertTrue(sessions.open.containsKey(
                Secret.shown(cookie.getValue(), "").orElseThrow().hash()));
    }

    @Test
    void over_plain_http_a_cookie_is_neither_secure_nor_named_so() {
        Logins plain = logins(LoginSettings.of("id", "secret", "http://127.0.0.1:8080", "http://127.0.0.1:9090"));
        NewCookie cookie = plain.begin("/").cookies()[0];
        assertEquals("countersign-login", cookie.getName());
        assertFalse(cookie.isSecure());
    }

    @Test
    void a_login_that_another_browser_began_is_not_finished_here() {
        String state = begun("/");
        browser.clear();
        assertEquals(What.STALE, back(state, "code").notice());
        begun("/");
        assertEquals(What.STALE, back(state, "code").notice());
        begun("/");
        assertEquals(What.STALE, back("", "code").notice());
        assertTrue(sessions.open.isEmpty());
        assertTrue(github.codes.isEmpty(), "GitHub was asked");
    }

    @Test
    void an_address_that_was_used_is_of_no_use_again() {
        String state = begun("/");
        back(state, "code");
        assertEquals(What.STALE, back(state, "code").notice());
        assertEquals(What.UNPROVEN, back(begun("/"), "code").notice());
        assertEquals(1, sessions.open.size());
    }

    @Test
    void whoever_declines_and_whoever_github_does_not_answer_for_is_told_so() {
        assertEquals(What.DECLINED, back(begun("/"), "").notice());
        github.silent = true;
        assertEquals(What.SILENT, back(begun("/"), "code").notice());
        assertTrue(browser.isEmpty());
    }

    @Test
    void each_login_gets_another_session_and_ends_the_one_before() {
        browser.put(
                "__Host-countersign",
                new Cookie.Builder("__Host-countersign").value("A".repeat(43)).build());
        sessions.open(Secret.shown("A".repeat(43), "").orElseThrow().hash(), new Visitor(666, "mallory"));
        back(begun("/"), "code");
        assertEquals(List.of(ALICE), List.copyOf(sessions.open.values()));
        assertNotEquals("A".repeat(43), browser.get("__Host-countersign").getValue());
    }

    @Test
    void after_ten_failures_an_address_waits_for_a_minute_and_github_is_not_asked() {
        for (int i = 0; i < 10; i++) {
            back("wrong", "code");
        }
        String state = begun("/");
        assertEquals(What.TOO_MANY, back(state, "code").notice());
        assertTrue(github.codes.isEmpty());
        clock.pass(Duration.ofMinutes(1));
        assertEquals("/", back(begun("/"), "code").to());
    }

    @Test
    void who_logs_out_is_nobody_from_then_on_and_so_is_whoever_kept_the_cookie() {
        back(begun("/"), "code");
        Map<String, Cookie> kept = Map.copyOf(browser);
        assertEquals(What.GONE, keep(logins.leave(browser)).notice());
        assertEquals(Optional.empty(), logins.session(browser));
        assertEquals(Optional.empty(), logins.session(kept).flatMap(logins::sight));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({"'', secret, https://a.test", "id, '', https://a.test", "id, secret, ''"})
    void where_login_is_not_set_up_no_cookie_is_looked_at(String id, String secret, String own) {
        Logins off = logins(LoginSettings.of(id, secret, own, "https://api.github.com"));
        assertFalse(off.on());
        browser.put(
                "countersign",
                new Cookie.Builder("countersign").value("A".repeat(43)).build());
        browser.put(
                "__Host-countersign",
                new Cookie.Builder("__Host-countersign").value("A".repeat(43)).build());
        assertEquals(Optional.empty(), off.session(browser));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com",
        "https://api.github.com/, https://github.com",
        "https://api.acme.ghe.com, https://acme.ghe.com",
        "https://github.acme.test/api/v3, https://github.acme.test",
        "https://github.acme.test/api/v3/, https://github.acme.test",
        "http://127.0.0.1:4567, http://127.0.0.1:4567"
    })
    void people_see_github_where_its_api_tells(String rest, String seen) {
        assertEquals(seen, LoginSettings.of("id", "s", "https://a.test", rest).github());
    }

    @Test
    void settings_attempts_and_secrets_say_nothing_secret_of_themselves() {
        LoginSettings settings = LoginSettings.of("id", "s3cret", "https://a.test", "https://api.github.com");
        assertFalse(settings.toString().contains("s3cret"));
        Attempt attempt = Attempt.begin(new java.security.SecureRandom(), "/x");
        assertFalse(attempt.toString().contains(attempt.state())
                || attempt.toString().contains(attempt.verifier()));
    }
}
