package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every address: who may ask, how often an answer is sent, and in which pieces. */
class HttpAnswersTest {

    private final Stage stage = new Stage();
    private final Sandbox sandbox = stage.sandbox;
    private final String repo = "/repos/" + Stage.SHOP;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void lists_come_in_pages_with_links() {
        int number = stage.opened();
        for (int i = 0; i < 5; i++) {
            sandbox.as("bob").comment(Stage.SHOP, number, "c" + i);
        }
        String path = repo + "/issues/" + number + "/comments";
        Stage.Answered second = stage.ask(stage.token(), "GET", path + "?per_page=2&page=2", "");
        assertEquals("c2", second.json().at("/0/body").asText());
        String url = sandbox.url() + path + "?per_page=2&page=";
        assertEquals(
                "<" + url + "1>; rel=\"prev\", <" + url + "3>; rel=\"next\", <" + url + "3>; rel=\"last\", <" + url
                        + "1>; rel=\"first\"",
                second.header("Link"));
    }

    @Test
    void an_unchanged_answer_is_not_sent_twice() {
        int number = stage.opened();
        String token = stage.token();
        String path = repo + "/pulls/" + number;
        String tag = stage.raw(token, "GET", path, "").header("ETag");
        assertTrue(tag.startsWith("W/\""));
        assertEquals(
                304, stage.raw(token, "GET", path, "", "If-None-Match", tag).status());
        sandbox.as("alice").retitle(Stage.SHOP, number, "Other");
        assertEquals(
                200, stage.raw(token, "GET", path, "", "If-None-Match", tag).status());
    }

    @Test
    void tokens_end_after_an_hour_or_at_will() {
        String token = stage.token();
        stage.clock.now = stage.clock.now.plusSeconds(3_601);
        assertEquals(
                "Bad credentials",
                stage.raw(token, "GET", repo, "").json().path("message").asText());
        String second = stage.token();
        assertEquals(200, stage.raw(second, "GET", repo, "").status());
        sandbox.expireTokens();
        assertEquals(401, stage.raw(second, "GET", repo, "").status());
        assertEquals(401, stage.raw("tok-nobody", "GET", repo, "").status());
    }

    @Test
    void an_app_proves_itself_with_a_short_lived_jwt() {
        assertEquals(200, stage.raw(stage.jwt(600), "GET", "/app", "").status());
        assertEquals(401, stage.raw(stage.jwt(3_600), "GET", "/app", "").status());
        assertEquals(401, stage.raw(stage.jwt(-1), "GET", "/app", "").status());
        String jwt = stage.jwt(600);
        String forged = jwt.substring(0, jwt.lastIndexOf('.') + 1) + "AAAA";
        assertEquals(401, stage.raw(forged, "GET", "/app", "").status());
        assertEquals(401, stage.raw(stage.token(), "GET", "/app", "").status());
    }

    @Test
    void a_private_repository_is_not_there_for_outsiders() {
        sandbox.furnish().hide(Stage.SHOP);
        assertEquals(404, stage.raw("tok-mallory", "GET", repo, "").status());
        assertEquals(200, stage.raw("tok-bob", "GET", repo, "").status());
    }

    @Test
    void enterprise_addresses_work_too_and_requests_are_counted() {
        String token = stage.token();
        sandbox.requests().clear();
        assertEquals(
                200, stage.raw(token, "GET", "/api/v3" + repo + "/pulls", "").status());
        assertEquals(
                200,
                stage.raw(token, "POST", "/api/graphql", "{\"query\":\"{viewer{login}}\"}")
                        .status());
        assertEquals(404, stage.raw("tok-bob", "GET", "/nonsense", "").status());
        assertEquals(
                List.of("/repos/{owner}/{repo}/pulls 200", "/graphql 200"),
                sandbox.requests().ofApp(Stage.APP).stream()
                        .map(entry -> entry.route() + " " + entry.status())
                        .toList());
    }

    @Test
    void a_taken_port_is_a_clear_error() {
        int port = URI.create(sandbox.url()).getPort();
        IllegalStateException taken =
                assertThrows(IllegalStateException.class, () -> Sandbox.start(Sandbox.Options.onPort(port)));
        assertTrue(taken.getMessage().contains("Port " + port + " on 127.0.0.1 is taken"));
        assertFalse(sandbox.url().contains("0.0.0.0"));
    }
}
