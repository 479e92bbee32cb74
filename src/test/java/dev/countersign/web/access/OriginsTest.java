package dev.countersign.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final String OWN = "https://countersign.acme.test/base";

    @ParameterizedTest(name = "site {0}, origin {1}: foreign {2}, without a login {3}")
    @CsvSource({
        "same-origin, https://countersign.acme.test, false, false",
        "same-origin, '', false, false",
        "same-origin, null, false, false",
        "'', https://countersign.acme.test, false, false",
        "'', http://inside:8080, false, false",
        "cross-site, https://countersign.acme.test, true, true",
        "same-site, https://countersign.acme.test, true, true",
        "none, '', true, true",
        "'', https://evil.test, true, true",
        "'', https://countersign.acme.test.evil.test, true, true",
        "'', https://countersign.acme.test:444, true, true",
        "'', http://countersign.acme.test, true, true",
        "'', null, true, true",
        "'', '', true, false"
    })
    void a_browser_says_where_a_form_comes_from(String site, String origin, boolean foreign, boolean clearly) {
        assertEquals(foreign, Origins.foreign(site, origin, "inside:8080", OWN));
        assertEquals(clearly, Origins.clearlyForeign(site, origin, "inside:8080", OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void what_only_reads_is_let_through(String method) {
        assertEquals(false, Origins.changes(method));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "SOMETHING"})
    void anything_else_may_change_something(String method) {
        assertEquals(true, Origins.changes(method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/acme/shop/pull/12?key=a%20b#top",
                "/a",
                "/api/v1/me",
                "/login-help",
                "/a//b",
                "/?to=https://evil.test"
            })
    void a_path_of_ours_is_gone_on_at(String path) {
        assertEquals(path, LocalPath.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "//evil.test",
                "///evil.test",
                "/\\evil.test",
                "\\\\evil.test",
                "/a\\b",
                "https://evil.test",
                "javascript:alert(1)",
                "/\t/evil.test",
                "/a\r\nSet-Cookie: x=y",
                "/ /evil.test",
                "\u2044evil.test",
                "/\u00e9",
                "/login",
                "/login?to=/login",
                "/login/callback?code=1",
                "/logout"
            })
    void anything_else_goes_on_at_the_root(String wanted) {
        assertEquals("/", LocalPath.of(wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/acme/shop/pull/12", "/acme/shop/pull/12?key=a%20b&x=%2F", "/"})
    void whoever_is_sent_to_the_login_goes_on_at_what_they_asked_for(String asked) {
        String login = Threshold.loginFor(URI.create("http://any.test" + asked));
        assertEquals(true, login.startsWith("/login?to="), login);
        String to = URLDecoder.decode(login.substring("/login?to=".length()), StandardCharsets.UTF_8);
        assertEquals(asked, LocalPath.of(to));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001})
    void a_path_that_is_too_long_is_none(int length) {
        String path = "/" + "a".repeat(length - 1);
        assertEquals(length == 1_000 ? path : "/", LocalPath.of(path));
    }
}
