package dev.countersign.kill;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Stands between the Apps and GitHub: counts requests, and lets those go wrong whose turn it is. Safe for use by many threads. */
public final class FaultyWire implements AutoCloseable {

    private static final long LATE_NANOS = 1_500_000_000;
    private static final Set<String> KEPT_BACK =
            Set.of("connection", "content-length", "host", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final LoopbackServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String github;
    private final Map<Integer, Fault> plan = new ConcurrentHashMap<>();
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();
    private final Map<String, String> gifts = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger suffered = new AtomicInteger();

    /** A wire to the GitHub at that address. */
    public FaultyWire(String github) {
        this.github = github;
        server = new LoopbackServer("faulty-wire", this::take);
    }

    /** Where the Apps find it. */
    public String url() {
        return server.url();
    }

    /** Counts anew, and lets the requests of these numbers, from 1, go wrong. */
    public void expect(Map<Integer, Fault> faults) {
        plan.clear();
        count.set(0);
        plan.putAll(faults);
    }

    /** Nothing goes wrong any more. */
    public void calm() {
        plan.clear();
    }

    /** Answers one POST to that path, with 201, in place of GitHub. */
    public void give(String path, String json) {
        gifts.put(path, json);
    }

    /** Requests since counting began. */
    public int count() {
        return count.get();
    }

    /** Requests that went wrong, ever. */
    public int suffered() {
        return suffered.get();
    }

    /** By what the Apps proved who they are, ever: JSON web tokens and installation tokens. */
    public Set<String> credentials() {
        return Set.copyOf(credentials);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                credentials.add(authorization.substring(authorization.indexOf(' ') + 1));
            }
            Fault fault = plan.getOrDefault(count.incrementAndGet(), Fault.NONE);
            byte[] body = exchange.getRequestBody().readAllBytes();
            String gift = exchange.getRequestMethod().equals("POST")
                    ? gifts.remove(exchange.getRequestURI().getPath())
                    : null;
            if (gift != null) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                write(exchange, 201, gift.getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (fault != Fault.NONE) {
                suffered.incrementAndGet();
            }
            switch (fault) {
                case ERROR -> answer(exchange, 500, "application/json", "{\"message\":\"Server Error\"}");
                case PAGE -> answer(exchange, 502, "text/html", "<html><body>Unicorn!</body></html>");
                case UNAUTHORIZED -> answer(exchange, 401, "application/json", "{\"message\":\"Bad credentials\"}");
                case LIMIT -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    answer(exchange, 429, "application/json", "{\"message\":\"secondary rate limit\"}");
                }
                case CUT_BEFORE -> exchange.close();
                case CUT_AFTER -> {
                    pass(exchange, body);
                    exchange.close();
                }
                case HALF -> half(exchange, pass(exchange, body));
                case SLOW -> {
                    LockSupport.parkNanos(LATE_NANOS);
                    whole(exchange, pass(exchange, body));
                }
                case NONE -> whole(exchange, pass(exchange, body));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(github + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!KEPT_BACK.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void heads(HttpExchange exchange, HttpResponse<byte[]> answer) {
        for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
            if (!KEPT_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
    }

    private static void whole(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        heads(exchange, answer);
        write(exchange, answer.statusCode(), answer.body());
    }

    private static void half(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        heads(exchange, answer);
        byte[] body = answer.body();
        if (body.length < 2) {
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(answer.statusCode(), body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        write(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
