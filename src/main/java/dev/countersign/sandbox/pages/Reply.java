package dev.countersign.sandbox.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a browser gets.
 *
 * @param status HTTP's
 * @param type of the body
 * @param body its bytes
 * @param headers further ones
 */
record Reply(int status, String type, byte[] body, Map<String, String> headers) {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static Reply page(int status, String html) {
        return new Reply(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply to(String address) {
        return new Reply(303, "text/plain", new byte[0], Map.of("Location", address));
    }

    /** The same, and the browser remembers whom its visitor plays. */
    Reply as(String login) {
        return new Reply(
                status,
                type,
                body,
                Map.of(
                        "Location",
                        headers.getOrDefault("Location", "/sandbox"),
                        "Set-Cookie",
                        "who=" + URLEncoder.encode(login, StandardCharsets.UTF_8)
                                + "; Path=/sandbox; SameSite=Strict; HttpOnly"));
    }

    /** Referrers stay here, but are kept: without them browsers hide the origin of our own forms. */
    void send(HttpExchange exchange) throws IOException {
        var sent = exchange.getResponseHeaders();
        sent.set("Content-Type", type);
        sent.set("Content-Security-Policy", POLICY);
        sent.set("X-Content-Type-Options", "nosniff");
        sent.set("Referrer-Policy", "same-origin");
        sent.set("Cache-Control", "no-store");
        headers.forEach(sent::set);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
