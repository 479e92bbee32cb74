package dev.countersign.github.http;

import static dev.countersign.github.FakeGitHub.INSTALLATION;
import static dev.countersign.github.FakeGitHub.MINT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.github.FakeGitHub;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubsClockTest {

    private static final String ROUTE = "GET /repos/acme/shop";
    private static final Ask ASK = Ask.get(INSTALLATION, "/repos/{owner}/{repo}", "acme", "shop");

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void where_the_machines_clock_is_wrong_the_app_proves_itself_by_githubs() {
        // This server's clock goes on as the machine's does, days from where the test's stands.
        github.on(ROUTE, json(200, "{}"));
        github.on(
                MINT,
                json(401, "{\"message\":\"'Expiration time' claim ('exp') must be a numeric value\"}"),
                json(201, "{\"token\":\"good\",\"expires_at\":\"2026-11-23T11:00:00Z\"}"));
        assertEquals(200, http.request(ASK).status());
        List<String> issued = github.minted().stream()
                .map(one -> one.header("Authorization").split("\\.")[1])
                .map(claims -> new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .map(claims -> claims.replaceAll(",.*", ""))
                .toList();
        assertEquals("{\"iat\":1795427940", issued.get(0));
        assertNotEquals(issued.get(0), issued.get(1));
        assertEquals(2, issued.size());
    }
}
