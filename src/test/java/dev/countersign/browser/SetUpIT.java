package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The set-up of the running App, as erin sees it, who runs it. */
class SetUpIT extends Scene {

    @Test
    void whoever_runs_the_app_sees_what_is_done_and_has_github_prove_that_webhooks_arrive() {
        try (Window erin = window("erin", "/setup")) {
            assertThat(erin.part("1 The App")).containsText("Merge queues");
            assertThat(erin.part("5 Merges are held")).containsText("acme/shop");
            Inspection.of(erin, "set-up");
            erin.button("Let GitHub send the latest one again").click();
            stage.settle();
            erin.page().reload();
            assertThat(erin.part("3 Webhooks arrive")).containsText("its signature fits: webhooks arrive.");
        }
    }

    @Test
    void a_first_policy_is_shown_with_the_way_to_propose_it() {
        try (Window erin = window("erin", "/setup/proposal?organisation=acme")) {
            assertThat(erin.part("Propose it"))
                    .containsText("Create a new branch for this commit and start a pull request");
            assertThat(erin.page().locator("textarea")).hasValue(Pattern.compile("mode: observe"));
            Inspection.of(erin, "proposal");
        }
    }
}
