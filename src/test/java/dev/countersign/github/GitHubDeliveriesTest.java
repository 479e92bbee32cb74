package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.DeliverySource.Attempt;
import dev.countersign.flow.SubjectGone;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubDeliveriesTest {

    private static final String LIST = "GET /app/hook/deliveries";
    private static final String ONE = """
            {"id": 5, "guid": "g", "delivered_at": "2026-11-26T11:00:00Z", "redelivery": false, "duration": 0.1,
             "status": "OK", "status_code": 502, "event": "push", "action": null, "installation_id": null,
             "repository_id": 9}
            """;

    private final FakeGitHub github = new FakeGitHub();
    private final DeliverySource deliveries = new GitHubDeliveries(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void the_list_is_read_as_the_app_from_cursor_to_cursor() {
        String link = "<https://api.github.com/app/hook/deliveries?per_page=100&cursor=v1_12%3D>; rel=\"next\"";
        github.on(LIST + "?per_page=100", FakeGitHub.json(200, "[" + ONE + "]", "Link", link));
        github.on(LIST + "?per_page=100&cursor=v1_12%3D", FakeGitHub.json(200, "[]"));
        DeliverySource.Page first = deliveries.page("");
        assertEquals(
                List.of(new Attempt(5, "g", Instant.parse("2026-11-26T11:00:00Z"), "push", "", 0, 9)),
                first.attempts());
        assertEquals("v1_12=", first.next());
        assertEquals(new DeliverySource.Page(List.of(), ""), deliveries.page(first.next()));
        assertTrue(github.minted().isEmpty(), "an installation was asked");
    }

    @Test
    void one_is_asked_for_again_without_a_body() {
        github.on("POST /app/hook/deliveries/5/attempts", FakeGitHub.json(202, "{}"));
        deliveries.askAgain(5);
        assertEquals("", github.asked().get(0).body());
    }

    @Test
    void one_is_read_with_what_was_to_be_delivered() {
        String full = ONE.strip().replaceFirst("}$", "")
                + ", \"request\": {\"headers\": {}, \"payload\": {\"ref\": \"refs/heads/ä\"}},"
                + " \"response\": {\"headers\": {}, \"payload\": \"\"}}";
        github.on("GET /app/hook/deliveries/5", FakeGitHub.json(200, full));
        assertEquals("{\"ref\":\"refs/heads/ä\"}", deliveries.payload(5));
    }

    @Test
    void one_that_github_has_not_any_more_is_gone() {
        github.on("POST /app/hook/deliveries/5/attempts", FakeGitHub.json(404, "{\"message\":\"Not Found\"}"));
        assertThrows(SubjectGone.class, () -> deliveries.askAgain(5));
    }
}
