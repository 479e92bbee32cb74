package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What erin, who runs the App, does on its set-up page. */
class SetUpDeedsIT extends Scene {

    @Test
    void github_proves_at_a_press_that_webhooks_arrive() {
        try (Window erin = window("erin", "/setup")) {
            erin.button("Let GitHub send the latest one again").click();
            erin.page().waitForURL(Pattern.compile(".*[?&]asked=.*"));
            stage.settle();
            erin.page().reload();
            assertThat(erin.part("3 Webhooks arrive")).containsText("its signature fits: webhooks arrive.");
            Inspection.of(erin, "set-up-proof");
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
