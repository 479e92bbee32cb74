package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private final Stage stage = new Stage().listening();
    private final Sandbox sandbox = stage.sandbox;

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> bodiesReceived() throws IOException {
        stage.settle();
        List<String> bodies = new ArrayList<>();
        for (Stage.Received one : List.copyOf(stage.received)) {
            bodies.add(Json.MAPPER.readTree(one.body()).at("/comment/body").asText());
        }
        return bodies;
    }

    private void say(int number, String... bodies) {
        for (String body : bodies) {
            sandbox.as("bob").comment(Stage.SHOP, number, body);
        }
    }

    private int quietlyOpened() {
        int number = stage.opened();
        stage.settle();
        stage.received.clear();
        return number;
    }

    @Test
    void a_webhook_is_signed_and_says_what_it_is() throws Exception {
        say(quietlyOpened(), "Hello");
        stage.settle();
        Stage.Received received = stage.received.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Stage.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(received.body()));
        assertEquals(expected, received.header("X-hub-signature-256"));
        assertEquals("issue_comment", received.header("X-github-event"));
        assertEquals("424242", received.header("X-github-hook-installation-target-id"));
        JsonNode payload = Json.MAPPER.readTree(received.body());
        assertEquals(stage.app.installation(), payload.at("/installation/id").asLong());
        assertTrue(payload.at("/issue/pull_request/url").isTextual());
    }

    @Test
    void an_edit_tells_what_was_there_and_who_did_it() {
        int number = quietlyOpened();
        long comment = sandbox.as("alice").comment(Stage.SHOP, number, "before");
        sandbox.as("erin").editComment(Stage.SHOP, comment, "after");
        JsonNode payload =
                sandbox.webhooks().of("issue_comment", "edited").get(0).payload();
        assertEquals("before", payload.at("/changes/body/from").asText());
        assertEquals("alice", payload.at("/comment/user/login").asText());
        assertEquals("erin", payload.at("/sender/login").asText());
    }

    @Test
    void a_reviews_state_is_written_small() {
        sandbox.as("bob").approve(Stage.SHOP, quietlyOpened(), "");
        assertEquals(
                "approved",
                sandbox.webhooks()
                        .of("pull_request_review", "submitted")
                        .get(0)
                        .payload()
                        .at("/review/state")
                        .asText());
    }

    @Test
    void only_its_own_app_hears_that_a_check_is_asked_for_again() {
        int number = quietlyOpened();
        long foreign = sandbox.as("other-ci[bot]").check(Stage.SHOP, "build", stage.head(number), "failure");
        long own = sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), "failure");
        sandbox.as("bob").rerequest(Stage.SHOP, foreign);
        sandbox.as("bob").rerequest(Stage.SHOP, own);
        assertEquals(2, sandbox.webhooks().of("check_run", "completed").size());
        assertEquals(
                List.of(own),
                sandbox.webhooks().of("check_run", "rerequested").stream()
                        .map(sent -> sent.payload().at("/check_run/id").asLong())
                        .toList());
    }

    @Test
    void what_failed_can_be_delivered_again_under_its_guid() {
        stage.answerWith = 503;
        say(quietlyOpened(), "Hello");
        stage.settle();
        stage.answerWith = 200;
        Webhooks.Sent failed = sandbox.webhooks().of("issue_comment", "created").get(0);
        assertEquals(503, failed.status());
        String path = "/app/hook/deliveries";
        assertEquals(
                failed.id(),
                stage.ask(stage.jwt(600), "GET", path + "?status=failure", "")
                        .json()
                        .at("/0/id")
                        .asLong());
        stage.ask(stage.jwt(600), "POST", path + "/" + failed.id() + "/attempts", "");
        stage.settle();
        Webhooks.Sent again = sandbox.webhooks().of("issue_comment", "created").get(1);
        assertEquals(failed.guid(), again.guid());
        assertTrue(again.redelivery());
        assertEquals(200, again.status());
    }

    @Test
    void deliveries_are_dropped_lost_and_doubled_at_will() throws Exception {
        int number = quietlyOpened();
        sandbox.faults().add(DeliveryFault.of("issue_comment", "created", 1, DeliveryFault.Kind.DROP));
        say(number, "dropped");
        sandbox.faults().add(DeliveryFault.of("issue_comment", "*", 1, DeliveryFault.Kind.LOSE));
        say(number, "lost");
        sandbox.faults().add(DeliveryFault.of("*", "*", 1, DeliveryFault.Kind.DUPLICATE));
        say(number, "doubled", "usual");
        assertEquals(List.of("doubled", "doubled", "usual"), bodiesReceived());
        List<Webhooks.Sent> sent = sandbox.webhooks().of("issue_comment", "created");
        assertEquals(
                List.of(502, 200, 200, 200),
                sent.stream().map(Webhooks.Sent::status).toList());
        assertEquals(sent.get(1).guid(), sent.get(2).guid());
    }

    @Test
    void deliveries_are_reordered_delayed_and_held_at_will() throws Exception {
        int number = quietlyOpened();
        sandbox.faults().add(DeliveryFault.of("issue_comment", "created", 3, DeliveryFault.Kind.REORDER));
        say(number, "1", "2", "3");
        assertEquals(List.of("3", "2", "1"), bodiesReceived());
        stage.received.clear();
        sandbox.faults().add(new DeliveryFault("*", "*", 1, DeliveryFault.Kind.DELAY, Duration.ofMillis(300)));
        say(number, "late", "early");
        assertEquals(List.of("early", "late"), bodiesReceived());
        stage.received.clear();
        sandbox.webhooks().hold();
        say(number, "held", "back");
        assertEquals(List.of(), bodiesReceived());
        assertEquals(2, sandbox.webhooks().release());
        assertEquals(List.of("held", "back"), bodiesReceived());
    }

    @Test
    void an_apps_requests_fail_at_will_and_peoples_do_not() {
        String token = stage.token();
        String path = "/repos/" + Stage.SHOP;
        sandbox.faults().add(RequestFault.answer("GET", "/repos/*/*", 1, 429, Map.of("Retry-After", "7"), "slow down"));
        assertEquals(200, stage.raw("tok-bob", "GET", path, "").status());
        HttpResponse<String> answer = stage.send(token, "GET", path).orElseThrow();
        assertEquals(429, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(200, stage.raw(token, "GET", path, "").status());
        sandbox.faults().add(RequestFault.dropped("POST", "/graphql", 1));
        assertTrue(stage.send(token, "POST", "/graphql").isEmpty());
        sandbox.faults().add(RequestFault.status("*", "/**", 2, 502));
        assertEquals(502, stage.raw(token, "GET", path, "").status());
        sandbox.faults().clear();
        sandbox.faults().add(RequestFault.slow("GET", "/repos/**", 1, Duration.ofMillis(1)));
        assertEquals(200, stage.raw(token, "GET", path, "").status());
    }

    @Test
    void an_app_that_is_not_there_is_a_failed_delivery() {
        int number = quietlyOpened();
        stage.hangUp();
        say(number, "Hello");
        stage.settle();
        Webhooks.Sent sent = sandbox.webhooks().of("issue_comment", "created").get(0);
        assertEquals(502, sent.status());
        assertFalse(sent.redelivery());
    }
}
