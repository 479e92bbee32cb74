package dev.countersign.web.access;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/**
 * A cookie of ours: no script reads it, other sites' forms do not bring it, and by TLS neither a sister domain nor plain HTTP can
 * set it, which is what the prefix {@code __Host-} means.
 *
 * @param name without the prefix
 * @param secure whether people reach this App by TLS
 * @param seconds how long browsers keep it
 */
record Cookies(String name, boolean secure, int seconds) {

    NewCookie set(String value) {
        return cookie(value, seconds);
    }

    NewCookie gone() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int age) {
        return new NewCookie.Builder(prefixed())
                .value(value)
                .path("/")
                .maxAge(age)
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** What the browser sent; empty when it did not. */
    String of(Map<String, Cookie> sent) {
        return Optional.ofNullable(sent.get(prefixed())).map(Cookie::getValue).orElse("");
    }

    private String prefixed() {
        return (secure ? "__Host-" : "") + name;
    }
}
