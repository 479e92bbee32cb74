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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for the webhooks of several Apps: each goes to the next one that takes a connection; where none does, or
 * one breaks off, GitHub hears 502. Safe for use by many threads.
 */
public final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
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

    /** Empty where nobody takes the connection. */
    private Optional<Integer> pass(URI target, HttpExchange exchange, byte[] body) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        PASSED.forEach(name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
        try {
            return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (ConnectException nobody) {
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(502);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
