package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The set-up of the App that runs, as erin sees it, who runs it: what is done, and what is to be done. */
class StepsIT extends Scene {

    @Test
    void each_step_says_how_it_is_and_leads_to_what_there_is_to_do() {
        try (Window erin = window("erin", "/operations")) {
            erin.link("Set-up").click();
            assertThat(erin.heading()).hasText("Set-up");
            Locator steps = erin.page().getByLabel("Steps");
            assertThat(steps.getByRole(AriaRole.LISTITEM)).hasCount(5);
            assertThat(erin.page().getByText("GitHub said this at")).isVisible();
            assertThat(erin.page().getByText("Show what it says by now")).hasCount(0);
            steps.getByText("4 Policy").click();
            Locator policy = erin.part("4 The policy of acme");
            assertThat(policy).isInViewport();
            assertThat(policy).containsText("It enforces");
            assertThat(erin.part("3 Webhooks arrive").getByRole(AriaRole.BUTTON))
                    .isVisible();
            Inspection.of(erin, "set-up");
        }
    }
}
