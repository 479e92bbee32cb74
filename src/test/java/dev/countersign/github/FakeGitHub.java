package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.AppKey;
import dev.countersign.github.http.Connections;
import dev.countersign.github.http.Endpoints;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import dev.countersign.github.http.Transport;
import dev.countersign.testing.GitHubContract;
import dev.countersign.testing.GitHubSdl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * A server on the loopback interface that answers what a test has laid out, and remembers what it was asked.
 *
 * <p>Answers to one route are given in order; the last one stays. A route is a method and a path, or {@code GraphQL} and
 * the document's name. Tokens are minted unless a test lays out something else.
 */
public final class FakeGitHub implements AutoCloseable {

    /** The installation that tests ask for. */
    public static final long INSTALLATION = 77;

    /** The pull request that tests ask for. */
    public static final Subject SUBJECT =
            new Subject(INSTALLATION, 900, new PullRequestRef(new RepositoryRef("acme", "shop"), 12));

    /** Where tokens are minted. */
    public static final String MINT = "POST /app/installations/77/access_tokens";

    private static final PrivateKey KEY = key();

    /** What a test answers. */
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** What was asked. */
    public record Asked(String route, String query, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        public JsonNode json() {
            try {
                return Json.read(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A clock that a test moves. */
    public static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public final Hands clock = new Hands();
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CloseableHttpClient connections = Connections.open();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private int tokens;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    public FakeGitHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        on(MINT, exchange -> {
            String expires = clock.instant().plus(Duration.ofHours(1)).toString();
            json(201, "{\"token\":\"ghs_secret%d\",\"expires_at\":\"%s\"}".formatted(++tokens, expires))
                    .give(exchange);
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The client under test. */
    public GitHubHttp client() {
        return client(Duration.ofSeconds(20));
    }

    public GitHubHttp client(Duration patience) {
        return new GitHubHttp(
                transport(patience),
                () -> new Endpoints(url() + "/", url() + "/graphql"),
                () -> new AppKey("4242", KEY),
                clock);
    }

    /** What the client under test sends by. */
    public Transport transport(Duration patience) {
        return new Transport(connections, patience, meters);
    }

    /** Lays out answers in place of earlier ones. */
    public FakeGitHub on(String route, Answer... given) {
        answers.put(route, new ArrayDeque<>(List.of(given)));
        return this;
    }

    public static Answer json(int status, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Closes the connection without an answer. */
    public static Answer drop() {
        return HttpExchange::close;
    }

    /** Promises a body and breaks off in the middle. */
    public static Answer half(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length * 2L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            throw new IOException("broken off on purpose");
        };
    }

    /** Sends the head of an answer, or nothing at all, and then nothing until the test is over. */
    public Answer stall(boolean head) {
        return exchange -> {
            if (head) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().flush();
            }
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    /** What was asked so far, tokens aside. */
    public synchronized List<Asked> asked() {
        return asked.stream().filter(one -> !one.route().equals(MINT)).toList();
    }

    /** The routes that were asked so far, tokens aside. */
    public List<String> routes() {
        return asked().stream().map(Asked::route).toList();
    }

    public synchronized List<Asked> minted() {
        return asked.stream().filter(one -> one.route().equals(MINT)).toList();
    }

    public synchronized void forgetAsked() {
        asked.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getRawPath();
        String route = exchange.getRequestMethod() + " " + path;
        if (path.equals("/graphql")) {
            String document =
                    new Asked("", "", Map.of(), body).json().path("query").asText();
            route = "GraphQL " + document.substring("query ".length(), document.indexOf('('));
        }
        String query = exchange.getRequestURI().getRawQuery();
        complaints.addAll(wrong(exchange.getRequestMethod(), path, query, body));
        Answer answer;
        synchronized (this) {
            asked.add(new Asked(route, query == null ? "" : query, Map.copyOf(exchange.getRequestHeaders()), body));
            Deque<Answer> laid = answers.get(query == null ? route : route + "?" + query);
            laid = laid == null ? answers.get(route) : laid;
            answer = laid == null
                    ? json(500, "{\"message\":\"the test laid out nothing for this\"}")
                    : laid.size() > 1 ? laid.poll() : laid.peek();
        }
        answer.give(exchange);
    }

    /** What GitHub's own description has against a request; routes that are not in the test's copy of it are passed over. */
    private static List<String> wrong(String method, String path, String query, String body) {
        if (path.equals("/graphql")) {
            return GitHubSdl.check(
                    new Asked("", "", Map.of(), body).json().path("query").asText());
        }
        String target = query == null ? path : path + "?" + query;
        return GitHubContract.checkRequest(method, target, body).stream()
                .filter(problem -> !problem.startsWith("GitHub has no "))
                .map(problem -> method + " " + target + ": " + problem)
                .toList();
    }

    @Override
    public void close() {
        closing.countDown();
        connections.close(CloseMode.IMMEDIATE);
        server.stop(0);
        threads.shutdownNow();
        assertEquals(List.of(), List.copyOf(complaints));
    }

    private static PrivateKey key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
