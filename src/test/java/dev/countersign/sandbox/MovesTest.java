package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.GitHubContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the sandbox merges by itself, gives a repository to another organisation and runs workflows, as GitHub documents it. */
class MovesTest {

    private final Stage stage = new Stage().listening();
    private final Acting bot = stage.sandbox.as("countersign[bot]");

    @AfterEach
    void close() {
        stage.close();
    }

    private void check(int number, String conclusion) {
        bot.check(Stage.SHOP, "countersign", stage.head(number), conclusion);
    }

    private String state(int number) {
        return stage.sandbox.look().pull(Stage.SHOP, number).state();
    }

    private void shapedAsDescribed(String event, String action) {
        stage.settle();
        assertEquals(1, stage.sandbox.webhooks().of(event, action).size(), event + " " + action);
        for (Webhooks.Sent sent : stage.sandbox.webhooks().all()) {
            assertEquals(
                    List.of(),
                    GitHubContract.checkWebhook(sent.event(), sent.payload().toString()),
                    () -> sent.event() + " " + sent.action());
        }
    }

    @Test
    void an_armed_one_is_merged_as_soon_as_its_checks_have_passed() {
        int number = stage.opened();
        stage.sandbox.as("carol").armAutoMerge(Stage.SHOP, number);
        assertEquals("OPEN", state(number));
        check(number, "failure");
        assertEquals("OPEN", state(number));
        check(number, "success");
        assertEquals("MERGED", state(number));
        shapedAsDescribed("pull_request", "auto_merge_enabled");
    }

    @Test
    void one_that_is_disarmed_or_was_never_armed_waits_for_the_button() {
        int number = stage.opened();
        stage.sandbox.as("carol").armAutoMerge(Stage.SHOP, number);
        stage.sandbox.as("carol").disarmAutoMerge(Stage.SHOP, number);
        check(number, "success");
        assertEquals("OPEN", state(number));
        shapedAsDescribed("pull_request", "auto_merge_disabled");
    }

    @Test
    void only_those_who_may_merge_arm_it_and_only_while_it_cannot_be_merged() {
        int number = stage.opened();
        assertThrows(Refusal.class, () -> stage.sandbox.as("mallory").armAutoMerge(Stage.SHOP, number));
        check(number, "success");
        assertThrows(Refusal.class, () -> stage.sandbox.as("carol").armAutoMerge(Stage.SHOP, number));
    }

    @Test
    void a_repository_that_goes_elsewhere_is_told_of_there_and_closed_to_the_old_token() {
        stage.opened();
        String token = stage.token();
        stage.sandbox.furnish().organisation("globex");
        stage.sandbox.furnish().install(Stage.APP, "globex");
        stage.sandbox.furnish().transfer(Stage.SHOP, "globex");
        shapedAsDescribed("repository", "transferred");
        Webhooks.Sent told =
                stage.sandbox.webhooks().of("repository", "transferred").get(0);
        assertEquals("globex/shop", told.payload().at("/repository/full_name").asText());
        assertEquals(
                "acme",
                told.payload().at("/changes/owner/from/organization/login").asText());
        assertTrue(told.payload().at("/installation/id").asLong() != stage.app.installation());
        assertEquals(
                404, stage.raw(token, "GET", "/repos/acme/shop/pulls/1", "").status());
        assertEquals(
                403,
                stage.raw(
                                token,
                                "POST",
                                "/repos/globex/shop/check-runs",
                                "{\"name\":\"countersign\",\"head_sha\":\""
                                        + stage.sandbox
                                                .look()
                                                .pull("globex/shop", 1)
                                                .headSha() + "\"}")
                        .status());
    }

    @Test
    void runs_of_workflows_are_listed_newest_first_and_told_of_as_described() {
        int number = stage.opened();
        String head = stage.head(number);
        stage.sandbox.as("carol").workflow(Stage.SHOP, ".github/workflows/ci.yml", head, "failure");
        shapedAsDescribed("workflow_run", "completed");
        stage.sandbox.as("carol").workflow(Stage.SHOP, ".github/workflows/ci.yml", head, "success");
        stage.settle();
        var runs = stage.ask(stage.token(), "GET", "/repos/acme/shop/actions/runs?head_sha=" + head, "")
                .json()
                .path("workflow_runs");
        assertEquals(2, runs.size());
        assertEquals("success", runs.path(0).path("conclusion").asText());
        assertEquals(
                0,
                stage.ask(stage.token(), "GET", "/repos/acme/shop/actions/runs?head_sha=" + "a".repeat(40), "")
                        .json()
                        .path("total_count")
                        .asInt());
    }
}
