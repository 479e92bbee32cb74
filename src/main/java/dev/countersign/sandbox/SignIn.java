package dev.countersign.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How people log in to an App: the page that asks which of the people here the visitor is, and the exchange of a code for a token
 * of theirs. Codes are good once, for ten minutes, and for whoever knows what their challenge was made of.
 */
final class SignIn implements HttpHandler {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LARGEST = 16_384;

    private final World world;
    private final Tokens tokens;
    private final String url;
    private final Map<String, Code> codes = new HashMap<>();

    private record Code(App app, Account person, String challenge, String redirect, Instant until) {}

    SignIn(World world, Tokens tokens, String url) {
        this.world = world;
        this.tokens = tokens;
        this.url = url;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        String sent = new String(http.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8);
        String query = Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
        String asked = http.getRequestMethod() + " " + http.getRequestURI().getPath();
        synchronized (world) {
            switch (asked) {
                case "GET /login/oauth/authorize" -> ask(http, fields(query));
                case "POST /login/oauth/authorize" -> chosen(http, fields(query), fields(sent));
                case "POST /login/oauth/access_token" -> exchange(http, fields(sent));
                default -> answer(http, 404, "text/plain", "There is no such page.");
            }
        }
    }

    private void ask(HttpExchange http, Map<String, String> query) throws IOException {
        Optional<App> app = known(query);
        if (app.isEmpty()) {
            answer(http, 404, "text/plain", "No App here has that client id and that callback.");
            return;
        }
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Log in to ")
                .append(escaped(app.get().name))
                .append("</title></head><body><main><h1>Who are you?</h1><p>")
                .append(escaped(app.get().name))
                .append(" wants to know.</p><form method=\"post\">\n");
        world.accounts.values().stream()
                .filter(account -> account.kind() == Account.Kind.USER)
                .map(account -> escaped(account.login()))
                .forEach(login ->
                        page.append("<p><button name=\"login\" value=\"" + login + "\">" + login + "</button></p>\n"));
        page.append(
                "<p><button name=\"decline\" value=\"yes\">Do not tell</button></p>\n</form></main></body></html>\n");
        answer(http, 200, "text/html; charset=utf-8", page.toString());
    }

    private void chosen(HttpExchange http, Map<String, String> query, Map<String, String> form) throws IOException {
        Optional<App> app = known(query);
        Optional<Account> person = world.find(form.getOrDefault("login", ""));
        if (app.isEmpty() || person.isEmpty() && !form.containsKey("decline")) {
            answer(http, 404, "text/plain", "There is no such App, or nobody of that name.");
            return;
        }
        String back = query.get("redirect_uri") + "?state=" + encoded(query.getOrDefault("state", ""));
        if (person.isEmpty()) {
            back += "&error=access_denied";
        } else {
            String code = UUID.randomUUID().toString().replace("-", "");
            codes.put(
                    code,
                    new Code(
                            app.get(),
                            person.get(),
                            query.getOrDefault("code_challenge", ""),
                            query.get("redirect_uri"),
                            world.clock.instant().plus(LIFE)));
            back += "&code=" + code;
        }
        http.getResponseHeaders().set("Location", back);
        answer(http, 302, "text/plain", "");
    }

    private void exchange(HttpExchange http, Map<String, String> form) throws IOException {
        Optional<Code> code = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
                .filter(found -> found.until().isAfter(world.clock.instant()))
                .filter(found -> found.app().clientId.equals(form.get("client_id")))
                .filter(found -> found.redirect().equals(form.getOrDefault("redirect_uri", found.redirect())))
                .filter(found -> found.challenge().isEmpty()
                        || found.challenge().equals(challenge(form.getOrDefault("code_verifier", ""))));
        boolean proven = world.apps.stream()
                .anyMatch(app -> app.clientId.equals(form.get("client_id"))
                        && app.clientSecret.equals(form.get("client_secret")));
        // GitHub answers 200 to wrong ones as well.
        var body = !proven
                ? Json.object("error", "incorrect_client_credentials", "error_uri", url)
                : code.isEmpty()
                        ? Json.object("error", "bad_verification_code", "error_uri", url)
                        : Json.object(
                                "access_token", tokens.grant(code.get().person()), "token_type", "bearer", "scope", "");
        answer(http, 200, "application/json; charset=utf-8", body.toString());
    }

    private Optional<App> known(Map<String, String> query) {
        String redirect = query.getOrDefault("redirect_uri", "");
        return world.apps.stream()
                .filter(app -> app.clientId.equals(query.get("client_id")))
                .filter(app -> app.callback
                        .filter(callback -> redirect.equals(callback.toString()))
                        .isPresent())
                .findFirst();
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void answer(HttpExchange http, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", type);
        try (http) {
            http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            http.getResponseBody().write(body);
        }
    }
}
