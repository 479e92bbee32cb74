package dev.countersign.kill;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for the webhooks of several Apps: each goes to the next one that says it is ready and takes it; one that
 * answers 503 has kept nothing. Where none takes it at the moment, it is offered again; where one breaks off, GitHub hears 502. Safe for use by many threads.
 */
public final class Balancer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    /** How long an App may take to say that it is ready; what it said any longer ago may no longer be so. */
    private static final int PROBE_MILLIS = 1_000;

    private static final List<String> PASSED =
            List.of("Content-Type", "X-GitHub-Event", "X-GitHub-Delivery", "X-Hub-Signature-256");

    private final LoopbackServer server;
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private volatile List<URI> targets = List.of();

    /** A balancer that listens, and knows no App yet. */
    public Balancer() {
        server = new LoopbackServer("balancer", this::take);
    }

    /** Where GitHub sends webhooks. */
    public URI webhook() {
        return URI.create(server.url() + "/webhook");
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
            AtomicInteger status = new AtomicInteger();
            Waiting.until(
                    "an App takes a webhook",
                    () -> {
                        status.set(offer(exchange, body));
                        return status.get() != 0;
                    },
                    () -> exchange.getRequestHeaders().getFirst("X-GitHub-Event"));
            exchange.sendResponseHeaders(status.get(), -1);
        }
    }

    /** What an App answered; 0 where none takes it at the moment. */
    private int offer(HttpExchange exchange, byte[] body) {
        int from = next.getAndIncrement();
        int status = 0;
        for (int i = 0; status == 0 && i < targets.size(); i++) {
            URI target = targets.get(Math.floorMod(from + i, targets.size()));
            status = ready(target) ? pass(target, exchange, body) : 0;
        }
        return status;
    }

    private int pass(URI target, HttpExchange exchange, byte[] body) {
        try {
            HttpURLConnection connection = connection(target);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            // It must not be sent a second time behind our back.
            connection.setFixedLengthStreamingMode(body.length);
            PASSED.forEach(name -> connection.setRequestProperty(
                    name, exchange.getRequestHeaders().getFirst(name)));
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            int status = connection.getResponseCode();
            return status == HttpURLConnection.HTTP_UNAVAILABLE ? 0 : status;
        } catch (ConnectException nobody) {
            return 0;
        } catch (IOException brokenOff) {
            broken.add(exchange.getRequestHeaders().getFirst("X-GitHub-Event") + " to " + target + " at "
                    + Instant.now() + ": " + brokenOff);
            return HttpURLConnection.HTTP_BAD_GATEWAY;
        }
    }

    private static boolean ready(URI target) {
        try {
            HttpURLConnection probe = connection(target.resolve("/q/health/ready"));
            probe.setReadTimeout(PROBE_MILLIS);
            return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException away) {
            return false;
        }
    }

    /** One for each request: a process that is replaced leaves open ones behind that nobody answers. */
    private static HttpURLConnection connection(URI target) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection;
    }

    @Override
    public void close() {
        server.close();
    }
}
