package dev.countersign.github.http;

import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.countersign.flow.TryLater;
import dev.countersign.github.FakeGitHub;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Given a server, when it is asked once, then nothing is asked that nobody meant, and the wait has an end. */
class TransportTest {

    private final FakeGitHub github = new FakeGitHub();
    private final Transport transport = github.transport(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        github.close();
    }

    private Transport.Call call(String method, String path, String body, boolean repeatable) {
        return new Transport.Call(
                method,
                URI.create(github.url() + path),
                Map.of("User-Agent", "countersign"),
                body.getBytes(StandardCharsets.UTF_8),
                "X",
                repeatable);
    }

    private Answer get(String path) {
        return transport.send(call("GET", path, "", true));
    }

    @Test
    void nothing_is_sent_that_nobody_asked_for() {
        github.on("GET /x", json(200, "{}"));
        get("/x");
        assertEquals(
                Set.of("Connection", "Host", "User-agent"),
                new TreeSet<>(github.asked().get(0).headers().keySet()));
        assertEquals("keep-alive", github.asked().get(0).header("Connection"));
    }

    @Test
    void the_address_is_sent_as_it_is() {
        github.on("GET /x/a%2F..%2Fb/c%3Fd%23e", json(200, "{}"));
        get("/x/a%2F..%2Fb/c%3Fd%23e?q=x%26y%3Dz%20%C3%BC&a=");
        assertEquals("q=x%26y%3Dz%20%C3%BC&a=", github.asked().get(0).query());
    }

    @Test
    void something_written_says_how_long_it_is_even_when_that_is_nothing() {
        github.on("POST /x", json(200, "{}"));
        for (String body : List.of("", "{\"a\":\"ü\"}")) {
            transport.send(call("POST", "/x", body, false));
            FakeGitHub.Asked asked = github.asked().get(github.asked().size() - 1);
            assertEquals(body, asked.body());
            assertEquals(
                    Integer.toString(body.getBytes(StandardCharsets.UTF_8).length), asked.header("Content-Length"));
        }
    }

    @Test
    void an_answer_comes_as_it_was_sent() {
        github.on("GET /x", json(418, "no gzip", "Content-Encoding", "gzip", "Link", "a", "Link", "b"));
        Answer answer = get("/x");
        assertEquals(418, answer.status());
        assertArrayEquals("no gzip".getBytes(StandardCharsets.UTF_8), answer.body());
        assertEquals("gzip", answer.header("content-encoding"));
        assertEquals(List.of("a", "b"), answer.headers().allValues("link"));
        assertEquals("", answer.header("etag"));
    }

    @Test
    void no_cookie_is_kept() {
        github.on("GET /x", json(200, "{}", "Set-Cookie", "a=b; Path=/"));
        get("/x");
        get("/x");
        assertEquals("", github.asked().get(1).header("Cookie"));
    }

    @Test
    void a_connection_is_used_again_whatever_was_answered_on_it() {
        Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
        for (String path : List.of("/a", "/b", "/c")) {
            github.on("GET " + path, exchange -> {
                connections.add(exchange.getRemoteAddress());
                json(
                                path.equals("/b") ? 304 : 401,
                                path.equals("/b") ? "" : "{}",
                                "WWW-Authenticate",
                                "Basic realm=\"x\"")
                        .give(exchange);
            });
            get(path);
        }
        assertEquals(1, connections.size());
        assertEquals(3, github.asked().size());
    }

    @Test
    void a_body_that_drips_is_ended_and_counts_as_unanswered() {
        CountDownLatch over = new CountDownLatch(1);
        github.on("POST /x", exchange -> drip(exchange, over));
        Transport impatient = github.transport(Duration.ofMillis(300));
        TryLater later = assertThrows(TryLater.class, () -> impatient.send(call("POST", "/x", "{}", false)));
        assertEquals("GitHub did not answer within 0 seconds (X)", later.getMessage());
        assertTrue(later.isUnanswered());
        over.countDown();
    }

    /** Sends a byte again and again until the test is over, and never the last one. */
    private static void drip(HttpExchange exchange, CountDownLatch over) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!over.await(5, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_breaks_off_does_not_count_as_unanswered() {
        github.on("GET /x", FakeGitHub.drop()).on("GET /y", FakeGitHub.half("{\"a\":"));
        for (String path : List.of("/x", "/y")) {
            TryLater later = assertThrows(TryLater.class, () -> get(path));
            assertEquals("GitHub could not be reached, or broke off (X)", later.getMessage());
            assertFalse(later.isUnanswered());
        }
        assertEquals(4, github.asked().size());
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        github.on("GET /x", exchange -> {
            waiting.countDown();
            github.stall(false).give(exchange);
        });
        CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread asking = new Thread(() -> {
            failure.complete(assertThrows(RuntimeException.class, () -> get("/x")));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        asking.start();
        waiting.await();
        asking.interrupt();
        TryLater later = assertInstanceOf(TryLater.class, failure.get(10, TimeUnit.SECONDS));
        assertEquals("the work was interrupted while GitHub was asked", later.getMessage());
        assertTrue(flag.get(10, TimeUnit.SECONDS));
        assertEquals(1, github.asked().size());
    }

    @Test
    void who_was_interrupted_before_asks_nothing() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(TryLater.class, () -> get("/x"));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of(), github.asked());
    }
}
