package dev.countersign.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubAppTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.github.com          | {instance-endpoint=https://api.github.com}
            https://api.acme.ghe.com        | {instance-endpoint=https://api.acme.ghe.com}
            https://git.acme.example/api/v3 | {graphql-api-endpoint=https://git.acme.example/api/graphql, rest-api-endpoint=https://git.acme.example/api/v3}
            """)
    void each_kind_of_github_is_asked_where_it_is(String api, String endpoints) {
        Map<String, String> found = new TreeMap<>();
        app(api, "id").settings().forEach((name, value) -> {
            if (name.endsWith("endpoint")) {
                found.put(name.substring("quarkus.github-app.".length()), value);
            }
        });
        assertEquals(endpoints, found.toString());
    }

    @Test
    void what_github_did_not_give_is_not_set_and_no_text_tells_a_secret() {
        assertFalse(app("https://api.github.com", "").settings().containsKey("countersign.login.client-id"));
        assertEquals(
                "App acme-countersign (42)", app("https://api.github.com", "id").toString());
    }

    @Test
    void whoever_runs_it_is_set_and_an_app_that_was_kept_before_has_nobody() throws IOException {
        ObjectMapper json = new ObjectMapper();
        GitHubApp app = app("https://api.github.com", "id");
        assertEquals("erin", app.settings().get("countersign.operators"));
        ObjectNode kept = json.valueToTree(app);
        kept.remove("operator");
        assertFalse(json.treeToValue(kept, GitHubApp.class).settings().containsKey("countersign.operators"));
    }

    private static GitHubApp app(String api, String clientId) {
        return new GitHubApp(
                42,
                "acme-countersign",
                "https://github.com/apps/acme-countersign",
                api,
                "",
                clientId,
                "c",
                "w",
                "k",
                "erin");
    }
}
