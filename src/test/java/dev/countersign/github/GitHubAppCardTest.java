package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.AppSource;
import dev.countersign.flow.HookSource;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.TryLater;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Given what GitHub answers about the App, then this is read of it; and each request has the form that GitHub describes. */
class GitHubAppCardTest {

    private static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");
    private static final RepositoryRef BOOKS = new RepositoryRef("acme", "books");

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubAppCard app = new GitHubAppCard(github.client());
    private final GitHubHook hook = new GitHubHook(github.client());
    private final GitHubOwners owners = new GitHubOwners(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void the_app_is_read_with_its_owner_permissions_and_events() {
        github.on("GET /app", json(200, """
                {"slug": "cs", "name": "CS", "html_url": "https://github.com/apps/cs", "events": ["push"],
                 "owner": {"login": "acme", "type": "Organization"}, "permissions": {"checks": "write"}}
                """));
        assertEquals(
                new AppSource.Card(
                        "cs",
                        "CS",
                        "https://github.com/apps/cs",
                        "acme",
                        true,
                        Map.of("checks", "write"),
                        Set.of("push")),
                app.card());
    }

    @Test
    void installations_are_read_with_what_was_accepted_there_and_whether_they_are_suspended() {
        github.on("GET /app/installations", json(200, """
                [{"id": 7, "account": {"login": "acme", "type": "Organization"}, "html_url": "https://x/7",
                  "suspended_at": null, "permissions": {"checks": "read"}},
                 {"id": 8, "account": {"login": "bob", "type": "User"}, "html_url": "https://x/8",
                  "suspended_at": "2026-01-01T00:00:00Z", "permissions": {}}]
                """));
        assertEquals(
                List.of(
                        new AppSource.Installation(7, "acme", true, "https://x/7", false, Map.of("checks", "read")),
                        new AppSource.Installation(8, "bob", false, "https://x/8", true, Map.of())),
                app.installations());
    }

    @Test
    void repositories_are_read_with_when_they_were_pushed_to() {
        github.on("GET /installation/repositories", json(200, """
                {"total_count": 2, "repositories": [
                  {"id": 1, "name": "shop", "owner": {"login": "acme"}, "pushed_at": "2026-01-01T00:00:00Z", "archived": true},
                  {"id": 2, "name": "books", "owner": {"login": "acme"}, "pushed_at": null, "archived": false}]}
                """));
        assertEquals(
                List.of(
                        new AppSource.Seen(1, SHOP, Instant.parse("2026-01-01T00:00:00Z"), true),
                        new AppSource.Seen(2, BOOKS, Instant.EPOCH, false)),
                app.repositories(FakeGitHub.INSTALLATION));
    }

    @Test
    void a_repository_that_is_not_there_is_not_seen_and_a_failure_is_no_answer() {
        github.on(
                "GET /repos/acme/shop/installation",
                json(200, "{\"id\": 7}"),
                json(404, "{\"message\": \"Not Found\"}"),
                json(502, "{}"));
        assertTrue(app.sees(SHOP));
        assertFalse(app.sees(SHOP));
        assertThrows(TryLater.class, () -> app.sees(SHOP));
    }

    @Test
    void the_hook_is_read_with_how_the_latest_deliveries_were_answered() {
        github.on("GET /app/hook/config", json(200, "{\"url\": \"https://cs.acme.test/webhook\"}"));
        assertEquals("https://cs.acme.test/webhook", hook.address());
        github.on("GET /app/hook/deliveries", json(200, """
                [{"id": 3, "guid": "g", "delivered_at": "2026-11-27T08:00:00Z", "event": "ping", "action": null,
                  "installation_id": null, "status_code": 401, "status": "Invalid HTTP Response: 401"}]
                """));
        List<HookSource.Sent> sent = hook.latest();
        assertEquals(
                List.of(new HookSource.Sent(
                        3, "g", Instant.parse("2026-11-27T08:00:00Z"), "ping", 0, 401, "Invalid HTTP Response: 401")),
                sent);
        assertFalse(sent.get(0).taken());
    }

    @Test
    void code_owners_of_several_repositories_take_one_document() {
        github.on("GraphQL Owners", json(200, """
                {"data": {"repository0": {"codeowners0": null,
                    "codeowners1": {"__typename": "Blob", "oid": "b", "text": "* @acme/x", "isBinary": false, "isTruncated": false},
                    "codeowners2": null},
                  "repository1": null},
                 "errors": [{"type": "NOT_FOUND", "path": ["repository1"], "message": "Could not resolve"}]}
                """));
        List<PolicyText> texts = owners.codeowners(FakeGitHub.INSTALLATION, List.of(SHOP, BOOKS));
        assertEquals(new PolicyText.Found("acme/shop/CODEOWNERS", "b", "* @acme/x"), texts.get(0));
        assertInstanceOf(PolicyText.Absent.class, texts.get(1));
        assertEquals(List.of(), owners.codeowners(FakeGitHub.INSTALLATION, List.of()));
        assertEquals(1, github.asked().size());
    }
}
