package dev.countersign.setup;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers the set-up's requests, one person's after the other's. Safe for use by many threads. */
final class SetupDesk {

    private static final int LONGEST_FORM = 16 << 10;
    private static final int STATE_BYTES = 16;
    private static final int MOST_ATTEMPTS = 50;
    private static final Duration CODE_LASTS = Duration.ofHours(1);
    private static final String HTML = "text/html; charset=utf-8";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SetupPages pages;
    private final KeptApp kept;
    private final Conversion conversion;
    private final FormFields known;
    private final Optional<GitHubAddress> configured;
    private final String key;
    private final Clock clock;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    /** Made at GitHub and not kept yet: its code is used up, so it must not be lost when the database is away. */
    private final Map<String, GitHubApp> made = new HashMap<>();

    SetupDesk(
            SetupPages pages,
            KeptApp kept,
            Conversion conversion,
            FormFields known,
            Optional<GitHubAddress> configured,
            String key,
            Clock clock) {
        this.pages = pages;
        this.kept = kept;
        this.conversion = conversion;
        this.known = known;
        this.configured = configured;
        this.key = key;
        this.clock = clock;
    }

    /** Answers; tells whether an App is kept now. */
    synchronized boolean answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (path.equals("/q/health/live")) {
                text(exchange, 200, "Alive, and waiting for the set-up.");
            } else if (path.equals(SetupServer.PATH) && post) {
                confirm(exchange);
            } else if (path.equals(SetupServer.PATH)) {
                begin(exchange);
            } else if (path.equals(SetupServer.CREATED)) {
                return created(exchange);
            } else if (path.equals("/")) {
                exchange.getResponseHeaders().set("Location", SetupServer.PATH);
                text(exchange, 302, "The set-up is at /setup.");
            } else {
                // Readiness and webhooks too: GitHub keeps what is not acknowledged.
                exchange.getResponseHeaders().set("Retry-After", "10");
                text(exchange, 503, "Countersign is not set up yet; see /setup.");
            }
            return false;
        }
    }

    private void begin(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        if (!isKey(query.getOrDefault("key", ""))) {
            page(exchange, 403, pages.key(query.containsKey("key")), "");
            return;
        }
        String here = known.address().isEmpty()
                ? "http://" + exchange.getRequestHeaders().getFirst("Host")
                : known.address();
        page(exchange, 200, pages.form(new FormFields(key, known.github(), "", known.name(), here, "", true), ""), "");
    }

    private void confirm(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        Map<String, String> form = parameters(new String(body, StandardCharsets.UTF_8));
        if (!isKey(form.getOrDefault("key", ""))) {
            page(exchange, 403, pages.key(true), "");
            return;
        }
        try {
            if (body.length > LONGEST_FORM) {
                throw new Mistake("The form is larger than any that can be right.");
            }
            Attempt typed = Attempt.of(form, clock.instant());
            // Where the API is configured, that is the GitHub; what people see of it may be elsewhere.
            Attempt attempt = configured
                    .map(github -> new Attempt(
                            new GitHubAddress(typed.github().web(), github.api()),
                            typed.organisation(),
                            typed.manifest(),
                            typed.operator(),
                            typed.begun()))
                    .orElse(typed);
            String state = random();
            attempts.put(state, attempt);
            if (attempts.size() > MOST_ATTEMPTS) {
                attempts.remove(attempts.keySet().iterator().next());
            }
            page(
                    exchange,
                    200,
                    pages.confirm(attempt, state, key),
                    " " + attempt.github().web());
        } catch (Mistake mistake) {
            page(exchange, 422, pages.form(FormFields.of(form), mistake.getMessage()), "");
        }
    }

    private boolean created(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        String state = query.getOrDefault("state", "");
        Attempt attempt = attempts.get(state);
        if (attempt == null || attempt.begun().plus(CODE_LASTS).isBefore(clock.instant())) {
            page(
                    exchange,
                    400,
                    pages.failed("This is not an answer to anything that was asked here within the last hour."),
                    "");
            return false;
        }
        try {
            GitHubApp app = made.get(state);
            if (app == null) {
                app = conversion.convert(attempt, query.getOrDefault("code", ""));
                made.put(state, app);
            }
            if (!kept.keep(app)) {
                throw new Mistake("Another App was set up meanwhile and is kept. " + app
                        + " is not needed: delete it at " + app.page() + ".");
            }
            page(exchange, 200, pages.made(app, attempt), "");
            return true;
        } catch (Mistake mistake) {
            page(exchange, 502, pages.failed(mistake.getMessage()), "");
        } catch (SQLException broken) {
            page(
                    exchange,
                    503,
                    pages.failed("GitHub made the App, and the database could not keep it: " + broken.getMessage()
                            + " Load this page again when the database is there."),
                    "");
        }
        return false;
    }

    private boolean isKey(String typed) {
        return MessageDigest.isEqual(
                key.getBytes(StandardCharsets.UTF_8), typed.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** What nobody can guess. */
    static String random() {
        byte[] bytes = new byte[STATE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> all = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    all.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    private void page(HttpExchange exchange, int status, String html, String alsoTo) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + pages.styleSource() + "; img-src data:; form-action 'self'"
                                + alsoTo
                                + "; frame-ancestors 'none'; base-uri 'none'");
        send(exchange, status, HTML, html.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
