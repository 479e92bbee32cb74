package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that was given up, as erin finds it, who runs the App. */
class DeadLetterIT extends Scene {

    private static final String LETTERS = "Dead letters";

    @BeforeEach
    void give_up() {
        stage.app()
                .change("insert into dead_letter (task, work, reason, failures, at) select 'pull-request', id,"
                        + " 'GitHub answered 502 to GET /repos/acme/shop/pulls/4', 7, now() from subject"
                        + " where number = 4");
    }

    @AfterEach
    void nothing_is_left() {
        stage.app().change("delete from dead_letter");
    }

    @Test
    void a_dead_letter_is_retried_by_the_keyboard_alone() {
        try (Window erin = window("erin", "/operations")) {
            Locator letters = erin.part(LETTERS);
            assertThat(letters).containsText("GitHub answered 502");
            Inspection.of(erin, "operations");
            erin.button("Retry acme/shop#4").press("Enter");
            assertThat(erin.page().getByText("The work is due again.")).isVisible();
            stage.settle();
            erin.at("/operations");
            assertThat(letters).containsText("No work was given up.");
            assertEquals(0, stage.app().number("select count(*) from dead_letter"));
        }
    }

    @Test
    void a_dead_letter_is_retried_without_scripts() {
        try (Window erin = windowWithoutScripts("erin", "/operations")) {
            erin.button("Retry acme/shop#4").click();
            assertThat(erin.page().getByText("The work is due again.")).isVisible();
            stage.settle();
            assertThat(erin.at("/operations").part(LETTERS)).containsText("No work was given up.");
        }
    }
}
