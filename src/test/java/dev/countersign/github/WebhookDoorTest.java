package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** In front of a route that answers as the extension does. */
class WebhookDoorTest {

    private static final int ROOM = 64 << 10;
    private static final String SILENCE = "silent";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger entered = new AtomicInteger();
    private final CountDownLatch bothInside = new CountDownLatch(2);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final AtomicInteger guests = new AtomicInteger();
    private final Semaphore left = new Semaphore(0);
    private HttpServer server;
    private volatile int answer = 200;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        Router router = Router.router(vertx);
        WebhookBodyLimit.install(
                router,
                "/webhook",
                new WebhookDoor(ROOM, test.getTags().contains(SILENCE) ? 1_000 : 60_000, "4242", this::guest, meters));
        router.post("/webhook")
                .blockingHandler(
                        context -> {
                            entered.incrementAndGet();
                            bothInside.countDown();
                            if (answer == 0) {
                                await();
                            }
                            context.response()
                                    .setStatusCode(answer == 0 ? 200 : answer)
                                    .end();
                        },
                        false);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        leave.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Runnable guest() {
        guests.incrementAndGet();
        return left::release;
    }

    private void await() {
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<HttpResponse<String>> post(int bytes) {
        String body = "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/webhook"))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "push")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void what_could_not_be_kept_is_503_with_a_time_to_come_back_and_other_answers_stay() throws Exception {
        answer = 500;
        HttpResponse<String> response = post(50).get(20, TimeUnit.SECONDS);
        assertEquals(503, response.statusCode());
        assertEquals("10", response.headers().firstValue("Retry-After").orElse(""));
        for (int status : List.of(200, 400)) {
            answer = status;
            assertEquals(status, post(50).get(20, TimeUnit.SECONDS).statusCode());
        }
        assertEquals(
                1,
                meters.get("countersign.webhook.acknowledgement")
                        .tag("status", "503")
                        .timer()
                        .count());
    }

    @Test
    void a_flood_is_let_in_as_far_as_there_is_room_and_what_is_refused_does_nothing() throws Exception {
        answer = 0;
        List<CompletableFuture<HttpResponse<String>>> inside = new ArrayList<>();
        inside.add(post(16 << 10));
        inside.add(post(16 << 10));
        bothInside.await(20, TimeUnit.SECONDS);
        for (int i = 0; i < 20; i++) {
            assertEquals(503, post(100).get(20, TimeUnit.SECONDS).statusCode());
        }
        assertEquals(2, entered.get());
        assertEquals(2, guests.get(), "looks stand back for those who are inside, and for nobody else");
        assertEquals(0, left.availablePermits());
        leave.countDown();
        for (CompletableFuture<HttpResponse<String>> one : inside) {
            assertEquals(200, one.get(20, TimeUnit.SECONDS).statusCode());
        }
        answer = 200;
        assertEquals(200, post(24 << 10).get(20, TimeUnit.SECONDS).statusCode());
        assertTrue(left.tryAcquire(3, 20, TimeUnit.SECONDS), "somebody who was answered is still waited for");
    }

    @Test
    void one_body_is_let_in_however_large() throws Exception {
        assertEquals(200, post(50 * ROOM).get(20, TimeUnit.SECONDS).statusCode());
    }

    private Socket silent() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST /webhook HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 20000000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void who_announces_much_and_sends_nothing_keeps_no_usual_webhook_out() throws Exception {
        try (Socket silent = silent()) {
            while (post(50 * ROOM).get(20, TimeUnit.SECONDS).statusCode() != 503) {
                Thread.onSpinWait();
            }
            assertEquals(200, post(16 << 10).get(20, TimeUnit.SECONDS).statusCode());
            assertTrue(silent.isConnected());
        }
    }

    @Test
    @Tag(SILENCE)
    void who_sends_nothing_more_is_sent_away_and_the_room_is_free_again() throws Exception {
        try (Socket silent = silent()) {
            String answer = new String(silent.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            int status = 503;
            for (int i = 0; i < 1_000 && status == 503; i++) {
                status = post(50 * ROOM).get(20, TimeUnit.SECONDS).statusCode();
            }
            assertEquals(200, status);
        }
    }
}
