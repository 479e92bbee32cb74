package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.Webhooks;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import dev.countersign.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What arrives at the address for webhooks. */
class WireIT {

    private final Town town = Town.square();
    private final Wire wire = new Wire();

    @Test
    void what_is_not_signed_rightly_is_refused_and_nothing_is_kept() {
        byte[] body = "{\"action\":\"opened\"}".getBytes(StandardCharsets.UTF_8);
        String right = Wire.signature(body);
        for (String signature : List.of(
                "",
                "sha256=",
                "sha256=" + "0".repeat(64),
                right.substring(0, right.length() - 1),
                right.toUpperCase(java.util.Locale.ROOT),
                right.replace("sha256=", "sha1="),
                Wire.signature("{\"action\":\"closed\"}".getBytes(StandardCharsets.UTF_8)))) {
            long before = deliveries();
            int status = post("pull_request", body, signature);
            assertTrue(status == 400 || status == 401, () -> signature + " was answered with " + status);
            assertEquals(before, deliveries());
        }
    }

    @Test
    void signed_bodies_that_are_no_payload_are_refused_as_bad_requests() {
        for (String body : List.of("", "{", "[]", "null", "nonsense", "{\"a\":1}{", "\u0000")) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            assertEquals(400, post("pull_request", bytes, Wire.signature(bytes)), body);
        }
    }

    @Test
    void a_signed_payload_that_lacks_what_github_documents_is_not_acknowledged() {
        byte[] bytes = "{\"action\":\"opened\"}".getBytes(StandardCharsets.UTF_8);
        long before = deliveries();
        assertTrue(post("pull_request", bytes, Wire.signature(bytes)) >= 400);
        assertEquals(before, deliveries());
    }

    @Test
    void unknown_events_are_acknowledged_and_change_nothing() {
        town.settle();
        town.github().requests().clear();
        byte[] body = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(2, post("tomorrow", body, Wire.signature(body)) / 100);
        town.settle();
        assertEquals(List.of(), town.requests());
    }

    @Test
    void what_is_not_sent_as_json_is_refused_and_nothing_is_kept() {
        byte[] body = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
            long before = deliveries();
            String guid = UUID.randomUUID().toString();
            assertEquals(415, wire.post(town.app(), "ping", guid, body, Wire.signature(body), type), type);
            assertEquals(before, deliveries());
        }
    }

    @Test
    void a_payload_of_another_apps_installation_ends_without_a_trace() {
        Pull pull = town.assisted();
        String seen = pull.check().toString();
        ObjectNode payload = opened(pull).payload().deepCopy();
        ((ObjectNode) payload.path("installation")).put("id", 987_654_321);
        ((ObjectNode) payload.path("repository")).put("id", 987_654_322);
        town.settle();
        town.github().requests().clear();
        long letters = town.app().number("select count(*) from dead_letter");
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        assertEquals(2, post("pull_request", body, Wire.signature(body)) / 100);
        town.settle();
        assertEquals(seen, pull.check().toString());
        assertEquals(letters, town.app().number("select count(*) from dead_letter"));
        assertEquals(List.of(), town.writes(), "and nothing else was written");
    }

    @Test
    void large_bodies_are_taken() {
        for (int megabytes : List.of(11, 24)) {
            byte[] body = ("{\"padding\":[" + ("\"" + "x".repeat(1024 * 1024 - 4) + "\",").repeat(megabytes) + "0]}")
                    .getBytes(StandardCharsets.UTF_8);
            assertEquals(2, post("tomorrow", body, Wire.signature(body)) / 100, megabytes + " MB");
        }
    }

    @Test
    void a_delivery_that_is_sent_again_is_acknowledged_and_causes_no_work() {
        Pull pull = town.assisted();
        Webhooks.Sent opened = opened(pull);
        town.github().requests().clear();
        long before = deliveries();
        town.github().webhooks().redeliver(opened.id());
        town.settle();
        assertEquals(before, deliveries());
        assertEquals(List.of(), town.requests());
        assertEquals(
                200,
                town.github().webhooks().all().stream()
                        .filter(sent -> sent.guid().equals(opened.guid()))
                        .mapToInt(Webhooks.Sent::status)
                        .max()
                        .orElse(0));
    }

    private Webhooks.Sent opened(Pull pull) {
        return town.github().webhooks().of("pull_request", "opened").stream()
                .filter(sent -> sent.payload()
                        .path("repository")
                        .path("full_name")
                        .asText()
                        .equals(pull.repository))
                .findFirst()
                .orElseThrow();
    }

    private long deliveries() {
        return town.app().number("select count(*) from delivery");
    }

    private int post(String event, byte[] body, String signature) {
        return wire.post(town.app(), event, UUID.randomUUID().toString(), body, signature);
    }
}
