package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.testing.GitHubContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox with an organisation, people, an App that listens, and a client that checks every answer. */
final class Stage implements AutoCloseable {

    static final String SHOP = "acme/shop";
    static final long APP = 424_242;
    static final long OTHER = 99_001;
    static final String SECRET = "a secret";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Tick clock = new Tick();
    final Sandbox sandbox = Sandbox.start(new Sandbox.Options(0, clock));
    final AppCard app;
    final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    volatile int answerWith = 200;
    private final HttpServer listener;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Received(Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.get(name).get(0);
        }
    }

    record Answered(int status, JsonNode json, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A clock that tests move on. */
    static final class Tick extends Clock {
        Instant now = Instant.parse("2026-05-04T09:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    Stage() {
        Furnishing furnish = sandbox.furnish();
        furnish.organisation("acme");
        for (String login : List.of("alice", "bob", "carol", "erin", "mallory")) {
            furnish.person(login, login + " Example", login + "@example.com");
        }
        furnish.owner("acme", "erin");
        List.of("alice", "bob", "carol").forEach(login -> furnish.member("acme", login));
        furnish.repository(SHOP);
        List.of("alice", "bob", "carol").forEach(login -> furnish.permit(SHOP, login, Permission.WRITE));
        furnish.team("acme", "seniors");
        furnish.join("acme", "seniors", "carol");
        furnish.files(
                SHOP,
                FileEdits.put("src/app.js", "one\ntwo\nthree\n").andPut("docs/guide.md", "# Guide\n"),
                "Lay out the shop");
        app = furnish.app(APP, "countersign", "Countersign", "acme");
        furnish.app(OTHER, "other-ci", "Other CI", "acme");
        furnish.requireCheck(SHOP, "main", "countersign", APP);
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        listener.createContext("/", exchange -> {
            received.add(new Received(
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answerWith, -1);
            exchange.close();
        });
        listener.start();
    }

    /** From now on the App hears of what happens. */
    Stage listening() {
        sandbox.furnish()
                .webhook(
                        APP,
                        URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/webhook"),
                        SECRET);
        settle();
        received.clear();
        return this;
    }

    void settle() {
        if (!sandbox.awaitDeliveries(PATIENCE)) {
            throw new AssertionError("webhooks are still under way");
        }
    }

    /** A pull request of alice's that changes one line. */
    int opened() {
        sandbox.as("alice").commit(SHOP, "feature", FileEdits.put("src/app.js", "one\n2\nthree\n"), "Write digits");
        return sandbox.as("alice").open(SHOP, "feature", "main", "Write digits", "Digits are shorter.");
    }

    String head(int number) {
        return sandbox.look().pull(SHOP, number).headSha();
    }

    Answered raw(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answered(response.statusCode(), new ObjectMapper().readTree(response.body()), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Makes a request without a body; empty when the connection was cut. */
    Optional<HttpResponse<String>> send(String token, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException cut) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** From now on the App cannot be reached. */
    void hangUp() {
        listener.stop(0);
    }

    /** Makes a request, and fails when question or answer are not as GitHub describes them. */
    Answered ask(String token, String method, String path, String body) {
        List<String> wrong = new ArrayList<>(GitHubContract.checkRequest(method, path, body));
        Answered answered = raw(token, method, path, body);
        wrong.addAll(GitHubContract.checkResponse(
                method, path, answered.status(), answered.response().body()));
        if (!wrong.isEmpty()) {
            throw new AssertionError(method + " " + path + " -> " + answered.status() + ": " + String.join("\n", wrong)
                    + "\n" + answered.response().body());
        }
        return answered;
    }

    Answered graph(String token, String query, Map<String, Object> variables) {
        return raw(
                token,
                "POST",
                "/graphql",
                Json.object("query", query, "variables", variables).toString());
    }

    /** A new installation token, got as an App gets it. */
    String token() {
        return ask(jwt(600), "POST", "/app/installations/" + app.installation() + "/access_tokens", "")
                .json()
                .path("token")
                .asText();
    }

    String jwt(long seconds) {
        long now = clock.instant().getEpochSecond();
        String head = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        String claims = base64("{\"iss\":\"" + APP + "\",\"iat\":" + now + ",\"exp\":" + (now + seconds) + "}");
        try {
            String pem = app.privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return head + "." + claims + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        sandbox.close();
        listener.stop(0);
    }
}
