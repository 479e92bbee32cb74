package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** An organisation at a glance, as its owner erin sees it. */
class GlanceIT extends Scene {

    @Test
    void an_owner_sees_what_open_pull_requests_wait_for_and_goes_to_the_one_that_waits_the_longest() {
        try (Window erin = window("erin", "/acme")) {
            assertThat(erin.part("What open pull requests wait for")).containsText("senior-review");
            assertThat(erin.part("Where tools help")).containsText("Cursor");
            assertThat(erin.part("Whether merges are held")).containsText("acme/shop");
            Inspection.of(erin, "overview");
            erin.link("acme/shop#4").click();
            assertThat(erin.heading()).containsText("Waiting for 2 of 3");
        }
    }
}
