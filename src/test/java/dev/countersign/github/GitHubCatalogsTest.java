package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.flow.PolicyText;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubCatalogsTest {

    private static final String COMMIT = "9".repeat(40);
    private static final List<String> PATHS = List.of("a/catalog-info.yaml", "gone.yaml");
    private static final String ANSWER =
            "{\"data\":{\"repository\":{\"file0\":" + ChangeAnswer.blob("kind: Component\n") + ",\"file1\":null}}}";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubCatalogs catalogs = new GitHubCatalogs(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    private List<PolicyText> read() {
        return catalogs.read(SUBJECT, COMMIT, PATHS);
    }

    @Test
    void all_files_cost_one_request_and_none_while_the_branch_stands_still() {
        github.on("GraphQL Files", json(200, ANSWER));
        assertEquals(
                List.of(
                        new PolicyText.Found("acme/shop/a/catalog-info.yaml", "f".repeat(40), "kind: Component\n"),
                        new PolicyText.Absent("acme/shop/gone.yaml")),
                read());
        assertEquals(read(), read());
        assertEquals(List.of("GraphQL Files"), github.routes());
        assertEquals(
                COMMIT + ":gone.yaml",
                github.asked().get(0).json().path("variables").path("file1").asText());
    }

    @Test
    void what_github_does_not_show_is_unreadable_and_asked_for_again() {
        String broken =
                "{\"data\":{\"repository\":null},\"errors\":[{\"message\":\"timeout\",\"path\":[\"repository\"]}]}";
        github.on("GraphQL Files", json(502, "{}"), json(200, broken), json(200, ANSWER));
        for (int i = 0; i < 2; i++) {
            read().forEach(text -> assertInstanceOf(PolicyText.Unreadable.class, text));
        }
        assertInstanceOf(PolicyText.Found.class, read().get(0));
    }
}
