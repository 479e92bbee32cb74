package dev.countersign.github.http;

import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.github.FakeGitHub;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

class Hub4jClientsTest {

    private static final String ROUTE = "GET /repos/acme/shop";

    private final FakeGitHub github = new FakeGitHub();
    private GitHub client;

    @BeforeEach
    void build() throws IOException {
        GitHubBuilder builder = new GitHubBuilder();
        new Hub4jClients(github.client()).customizeApplicationClient(builder);
        client = builder.withEndpoint(github.url())
                .withOAuthToken("token", "someone")
                .build();
        github.on("GET /rate_limit", json(404, "{}"));
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void the_extensions_clients_go_the_way_ours_go() throws IOException {
        github.on(ROUTE, json(200, "{\"id\":900,\"name\":\"shop\"}"));
        assertEquals(900, client.getRepository("acme/shop").getId());
        assertEquals("token token", lastAuthorization());
        assertEquals(
                1,
                github.meters
                        .get("countersign.github.requests")
                        .tags("route", "hub4j", "status", "200")
                        .counter()
                        .count());
    }

    private String lastAuthorization() {
        return github.asked().get(github.asked().size() - 1).header("Authorization");
    }

    @Test
    void a_limit_fails_at_once() {
        github.on(
                ROUTE,
                json(
                        403,
                        "{\"message\":\"API rate limit exceeded\"}",
                        "x-ratelimit-remaining",
                        "0",
                        "x-ratelimit-reset",
                        "9999999999"));
        assertThrows(IOException.class, () -> client.getRepository("acme/shop"));
        github.on(ROUTE, json(403, "{\"message\":\"secondary\"}", "Retry-After", "3600"));
        assertThrows(IOException.class, () -> client.getRepository("acme/shop"));
    }

    @Test
    void a_broken_connection_is_an_io_exception() {
        github.on(ROUTE, FakeGitHub.drop());
        assertThrows(IOException.class, () -> client.getRepository("acme/shop"));
    }
}
