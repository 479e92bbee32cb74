package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.INSTALLATION;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.PolicySheets;
import dev.countersign.flow.PolicyText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubPolicySheetsTest {

    private static final String ROUTE = "GraphQL PolicySheets";
    private static final String THERE = "{\"data\":{\"repository\":{\"name\":\"shop\",\"owner\":{\"login\":\"acme\"},"
            + "\"defaultBranchRef\":{\"name\":\"trunk\",\"target\":{\"oid\":\"" + "c".repeat(40) + "\"}},\"policy\":"
            + ChangeAnswer.blob("mode: warn\n") + ",\"catalog\":null},\"organizationPolicy\":null},"
            + "\"errors\":[{\"type\":\"NOT_FOUND\",\"message\":\"none\",\"path\":[\"organizationPolicy\"]}]}";
    private static final String GONE = "{\"data\":{\"repository\":null,\"organizationPolicy\":null},\"errors\":["
            + "{\"type\":\"%s\",\"message\":\"no\",\"path\":[\"repository\"]}]}";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubPolicySheets sheets = new GitHubPolicySheets(github.client(), github.clock);

    @AfterEach
    void close() {
        github.close();
    }

    private PolicySheets read() {
        return sheets.read(INSTALLATION, 5, new RepositoryRef("ACME", "Shop"));
    }

    @Test
    void all_files_cost_one_request_within_a_minute_and_are_named_as_github_names_them() {
        github.on(ROUTE, json(200, THERE), json(200, THERE));
        PolicySheets found = read();
        assertEquals(
                new PolicySheets(
                        new RepositoryRef("acme", "shop"),
                        new PolicyText.Absent("acme/.github/.github/countersign.yml"),
                        new PolicyText.Found("acme/shop/.github/countersign.yml", "f".repeat(40), "mode: warn\n"),
                        new PolicyText.Absent("acme/shop/catalog-info.yaml"),
                        "trunk",
                        "c".repeat(40)),
                found);
        assertEquals(found, read());
        assertEquals(List.of(ROUTE), github.routes());
        github.clock.forward(Duration.ofSeconds(61));
        read();
        assertEquals(List.of(ROUTE, ROUTE), github.routes());
    }

    @Test
    void a_repository_that_is_not_there_has_no_policy() {
        github.on(ROUTE, json(200, GONE.formatted("NOT_FOUND")));
        PolicySheets found = read();
        assertInstanceOf(PolicyText.Absent.class, found.own());
        assertEquals("", found.branch());
    }

    @Test
    void what_github_does_not_answer_is_unreadable_and_asked_for_again() {
        github.on(ROUTE, json(502, "{}"), json(200, GONE.formatted("SERVICE_UNAVAILABLE")), json(200, THERE));
        for (int i = 0; i < 2; i++) {
            PolicySheets found = read();
            assertInstanceOf(PolicyText.Unreadable.class, found.own());
            assertInstanceOf(PolicyText.Unreadable.class, found.organisation());
        }
        assertInstanceOf(PolicyText.Found.class, read().own());
    }
}
