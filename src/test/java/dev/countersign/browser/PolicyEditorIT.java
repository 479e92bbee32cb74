package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which policy holds, and what another text would change: with scripts it is read while one types. */
class PolicyEditorIT extends Scene {

    private static final String EDITOR = "Try a change";

    private static Locator text(Window window) {
        return window.part(EDITOR).getByRole(AriaRole.TEXTBOX);
    }

    @Test
    void what_holds_is_shown_line_by_line_to_who_may_see_it() {
        try (Window erin = window("erin", "/acme/policy")) {
            assertThat(erin.heading()).hasText("Policy");
            assertThat(erin.part("What holds")).containsText("requirements/senior-review");
            assertThat(erin.part("Which line makes it so")).containsText("name: senior-review");
            Inspection.of(erin, "policy");
        }
        try (Window alice = window("alice", "/" + Stage.SHOP + "/policy")) {
            assertThat(alice.part("What holds")).containsText("floor");
            alice.findsNothingAt("/acme/policy");
        }
    }

    @Test
    void with_scripts_a_text_is_read_while_one_types_and_replayed_by_the_button() {
        try (Window erin = window("erin", "/acme/policy")) {
            erin.page().evaluate("() => { window.stayed = true; }");
            Locator editor = erin.part(EDITOR);
            text(erin).fill("version: 1\nmod: warn\n");
            assertThat(editor).containsText("did you mean `mode`?");
            text(erin).fill("version: 1\nmode: warn\n");
            assertThat(editor).containsText("A valid policy");
            assertThat(editor).not().containsText("evaluated pull requests, ");
            erin.button("Try it").press("Enter");
            assertThat(editor).containsText(Pattern.compile("Of the last [0-9]+ evaluated pull requests"));
            assertThat(editor).containsText("Would no longer be blocked");
            assertThat(text(erin)).hasValue("version: 1\nmode: warn\n");
            assertTrue((boolean) erin.page().evaluate("() => window.stayed === true"), "the page was loaded anew");
            Inspection.of(erin, "policy-tried", editor);
        }
    }

    @Test
    void without_scripts_the_button_asks_for_the_page() {
        try (Window erin = windowWithoutScripts("erin", "/acme/policy")) {
            text(erin).fill("version: 1\nmode: sometimes\n");
            erin.button("Try it").click();
            assertThat(erin.part(EDITOR)).containsText("1 problem");
            assertThat(erin.part(EDITOR)).containsText(".github/countersign.yml:2:7");
            assertThat(text(erin)).hasValue("version: 1\nmode: sometimes\n");
            assertThat(erin.part(EDITOR)).isInViewport();
        }
    }
}
