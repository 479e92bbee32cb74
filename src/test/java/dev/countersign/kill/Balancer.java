package dev.countersign.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for the webhooks of several Apps: each goes to the next one that says it is ready and takes it; one that
 * answers 503 has kept nothing. Where none takes it, or one breaks off, GitHub hears 502. Safe for use by many threads.
 */
public final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PASSED =
            List.of("Content-Type", "X-GitHub-Event", "X-GitHub-Delivery", "X-Hub-Signature-256");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "balancer");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private volatile List<URI> targets = List.of();

    /** A balancer that listens, and knows no App yet. */
    public Balancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Where GitHub sends webhooks. */
    public URI webhook() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    /** The Apps' webhook addresses. */
    public void to(List<URI> webhooks) {
        targets = List.copyOf(webhooks);
    }

    /** What broke off, and how. */
    public List<String> broken() {
        return broken;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int from = next.getAndIncrement();
            Optional<Integer> status = Optional.empty();
            for (int i = 0; status.isEmpty() && i < targets.size(); i++) {
                status = pass(targets.get(Math.floorMod(from + i, targets.size())), exchange, body);
            }
            exchange.sendResponseHeaders(status.orElse(502), -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty where nobody takes it. */
    private Optional<Integer> pass(URI target, HttpExchange exchange, byte[] body) throws InterruptedException {
        if (!ready(target)) {
            return Optional.empty();
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        PASSED.forEach(name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status == 503 ? Optional.empty() : Optional.of(status);
        } catch (ConnectException nobody) {
            return Optional.empty();
        } catch (IOException brokenOff) {
            broken.add(exchange.getRequestHeaders().getFirst("X-GitHub-Event") + " at " + Instant.now() + ": "
                    + brokenOff);
            return Optional.of(502);
        }
    }

    private boolean ready(URI target) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target.resolve("/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
