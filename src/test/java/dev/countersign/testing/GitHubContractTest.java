package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubContractTest {

    private static final String CHECKS = "/repos/acme/shop/check-runs";

    @Test
    void a_request_as_described_is_good() {
        String body = "{\"name\":\"countersign\",\"head_sha\":\"" + "a".repeat(40) + "\"}";
        assertEquals(List.of(), GitHubContract.checkRequest("POST", CHECKS, body));
        assertEquals(List.of(), GitHubContract.checkRequest("GET", "/api/v3/repos/a/b/pulls/7/files?per_page=100", ""));
    }

    @Test
    void a_wrong_field_name_is_found_at_any_depth() {
        String body =
                "{\"name\":\"c\",\"head_sha\":\"a\",\"output\":{\"title\":\"t\",\"summery\":\"s\",\"summary\":\"s\"}}";
        assertEquals(
                List.of("body.output has an unknown field summery"), GitHubContract.checkRequest("POST", CHECKS, body));
    }

    @Test
    void wrong_values_parameters_and_paths_are_found() {
        assertFalse(GitHubContract.checkRequest("POST", CHECKS, "{\"name\":7}").isEmpty());
        assertEquals(
                List.of("unknown query parameter perpage"),
                GitHubContract.checkRequest("GET", "/repos/a/b/pulls/7/files?perpage=100", ""));
        assertFalse(GitHubContract.checkRequest("GET", "/repos/a/b/pulls?state=opened", "")
                .isEmpty());
        assertTrue(GitHubContract.checkRequest("GET", "/repos/a/b/pull/7", "")
                .get(0)
                .contains("GitHub has no"));
    }

    @Test
    void a_response_that_lacks_a_field_or_has_another_status_is_found() {
        assertFalse(
                GitHubContract.checkResponse("GET", "/rate_limit", 200, "{}").isEmpty());
        assertFalse(
                GitHubContract.checkResponse("GET", "/rate_limit", 418, "{}").isEmpty());
        assertFalse(GitHubContract.checkWebhook("push", "{\"ref\":\"refs/heads/main\"}")
                .isEmpty());
    }
}
