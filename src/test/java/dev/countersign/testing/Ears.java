package dev.countersign.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who is told by webhooks: keeps what it hears, and fails as a test says. Safe for use by many threads. */
public final class Ears implements AutoCloseable {

    private static final int OK = 204;
    private static final int FOUND = 302;

    private final List<Heard> heard = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private int status = OK;
    private String retryAfter = "";
    private String location = "";
    private boolean stalled;
    private boolean endless;

    /** One that takes everything. */
    public Ears() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::hear);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * What came.
     *
     * @param route method and path
     * @param exchange with the headers
     * @param body as text
     */
    public record Heard(String route, HttpExchange exchange, String body) {

        /** A header; empty when it is not there. */
        public String header(String name) {
            return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .orElse("");
        }

        /** Whether a receiver that knows the secret would believe it. */
        public boolean isSignedBy(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                String signed = header("webhook-id") + "." + header("webhook-timestamp") + "." + body;
                byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
                return header("webhook-signature")
                        .equals("v1," + Base64.getEncoder().encodeToString(expected));
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** Where it is, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it heard so far. */
    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Forgets what it heard. */
    public synchronized void forget() {
        heard.clear();
    }

    /** From now on it answers so. */
    public synchronized void answer(int code, String retry) {
        status = code;
        retryAfter = retry;
    }

    /** From now on it sends everybody elsewhere. */
    public synchronized void redirect(String where) {
        status = FOUND;
        location = where;
    }

    /** From now on it does not answer. */
    public synchronized void stall() {
        stalled = true;
    }

    /** From now on its answers do not end. */
    public synchronized void talkOn() {
        status = 200;
        endless = true;
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int code;
        boolean silent;
        boolean on;
        synchronized (this) {
            heard.add(new Heard(exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange, body));
            code = status;
            silent = stalled;
            on = endless;
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
        }
        // The connection is closed with the exchange, and a client that does not know would send its next request into
        // nothing.
        exchange.getResponseHeaders().set("Connection", "close");
        try {
            if (silent) {
                over.await();
            }
            exchange.sendResponseHeaders(code, on ? 0 : -1);
            if (on) {
                talk(exchange.getResponseBody());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void talk(OutputStream out) throws IOException {
        byte[] words = "and so on\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        while (over.getCount() > 0) {
            out.write(words);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
