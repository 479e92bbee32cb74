package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In front of a route that is made the way the extension makes its own. */
class WebhookBodyLimitTest {

    private static final String SIGNATURE = "sha256=" + "0a".repeat(32);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> arrived = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        router.post("/webhook").handler(BodyHandler.create(false)).blockingHandler(context -> {
            arrived.add(context.body().buffer().length());
            context.response().setStatusCode(202).end();
        });
        WebhookBodyLimit.install(
                router, "/webhook", new WebhookDoor(1, 60_000, "4242", () -> () -> {}, new SimpleMeterRegistry()));
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
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private HttpRequest.Builder request(String body) {
        return bare(body).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder bare(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/webhook"))
                .header("X-GitHub-Hook-Installation-Target-Type", "integration")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int post(String body) throws Exception {
        return status(request(body).header("X-GitHub-Event", "push").header("X-Hub-Signature-256", SIGNATURE));
    }

    @Test
    void a_good_body_goes_on_unchanged() throws Exception {
        assertEquals(202, post("{\"a\":[1,{}]}\n"));
        assertEquals(List.of(13), arrived);
    }

    @Test
    void twenty_megabytes_go_on_and_twenty_six_do_not() throws Exception {
        String mega = "\"" + "x".repeat((1 << 20) - 3) + "\"";
        assertEquals(202, post("{\"a\":[" + String.join(",", Collections.nCopies(20, mega)) + "]}"));
        assertEquals(413, post("{\"a\":[" + String.join(",", Collections.nCopies(26, mega)) + "]}"));
        assertEquals(1, arrived.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "\"x\"", "null", "{} {}", "{\"a\":}", "payload=%7B%7D", "{\"a\":1", "{\"a\":1}}"})
    void a_body_that_is_no_json_object_is_400_and_goes_no_further(String body) throws Exception {
        assertEquals(400, post(body));
        assertEquals(List.of(), arrived);
    }

    @Test
    void deep_nesting_is_400_not_a_stack_overflow() throws Exception {
        assertEquals(400, post("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json"})
    void what_does_not_say_that_it_is_json_is_415_and_goes_no_further(String type) throws Exception {
        HttpRequest.Builder request = bare("{}").header("X-GitHub-Event", "push");
        assertEquals(415, status(type.isEmpty() ? request : request.header("Content-Type", type)));
        assertEquals(List.of(), arrived);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON ;charset=utf-8"})
    void a_content_type_may_have_parameters(String type) throws Exception {
        assertEquals(202, status(bare("{}").header("X-GitHub-Event", "push").header("Content-Type", type)));
    }

    @Test
    void a_webhook_of_another_app_is_403_and_goes_no_further() throws Exception {
        String target = "X-GitHub-Hook-Installation-Target-ID";
        assertEquals(403, status(request("{}").header("X-GitHub-Event", "push").header(target, "4243")));
        assertEquals(List.of(), arrived);
        assertEquals(202, status(request("{}").header("X-GitHub-Event", "push").header(target, "4242")));
    }

    @Test
    void an_event_without_a_name_is_400() throws Exception {
        assertEquals(400, status(request("{}").header("X-Hub-Signature-256", SIGNATURE)));
        assertEquals(List.of(), arrived);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha", "sha256=", "sha1=0a0a", "sha256=zz"})
    void a_signature_of_another_shape_is_400(String signature) throws Exception {
        assertEquals(
                400, status(request("{}").header("X-GitHub-Event", "push").header("X-Hub-Signature-256", signature)));
        assertEquals(List.of(), arrived);
    }

    @Test
    void whether_the_signature_is_right_or_there_at_all_is_the_extensions_question() throws Exception {
        assertEquals(202, status(request("{}").header("X-GitHub-Event", "push")));
    }
}
