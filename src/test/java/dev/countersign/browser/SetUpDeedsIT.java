package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import java.time.Duration;
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
            assertThat(erin.part("3 Webhooks arrive")).containsText("its signature fits: webhooks arrive.");
            assertThat(erin.page().getByText("Show what it says by now")).hasCount(0);
            Inspection.of(erin, "set-up-proof");
        }
    }

    @Test
    void while_github_takes_its_time_the_page_says_so_and_shows_what_it_says_when_it_comes() {
        try (Window erin = window("erin", "/setup")) {
            stage.slow(4, Duration.ofSeconds(1));
            erin.at("/setup?after=" + System.currentTimeMillis());
            erin.page().evaluate("() => { window.stayed = true; }");
            assertThat(erin.part("1 The App")).containsText("GitHub is being asked.");
            assertThat(erin.page().getByText("GitHub said this at")).isVisible();
            assertThat(erin.part("5 Merges are held")).not().containsText("GitHub is being asked.");
            assertTrue((boolean) erin.page().evaluate("() => window.stayed"), "the page was loaded anew");
        } finally {
            stage.swift();
        }
    }

    @Test
    void what_is_being_looked_up_can_be_read_without_scripts() {
        try (Window erin = window("erin", "/operations")) {
            erin.page()
                    .route(
                            "**/htmx.min.js",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/javascript")
                                    .setBody("")));
            stage.slow(4, Duration.ofSeconds(40));
            long after = System.currentTimeMillis();
            erin.at("/setup?organisation=acme&after=" + after);
            Inspection.of(erin, "set-up-looking");
            stage.swift();
            erin.at("/setup/proposal?organisation=acme&after=" + after);
            assertThat(erin.part("It is being drawn")).isVisible();
            Inspection.of(erin, "proposal-drawing");
        } finally {
            stage.swift();
        }
    }

    @Test
    void a_first_policy_is_shown_with_the_way_to_propose_it() {
        try (Window erin = window("erin", "/setup/proposal?organisation=acme")) {
            assertThat(erin.part("Propose it"))
                    .containsText("Create a new branch for this commit and start a pull request");
            assertThat(erin.page().locator("textarea")).hasValue(Pattern.compile("mode: observe"));
            assertThat(erin.page().getByText("Show it as it is by now")).hasCount(0);
            Inspection.of(erin, "proposal");
        }
    }
}
