package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The policy of the shop, and another text that is tried: it is read while alice types, and replayed when she says so. */
class PolicyEditorIT extends Scene {

    private static final String PATH = "/acme/shop/policy";
    private static final String TEXT = "The file that would be";
    private static final String STRICTER = """
            version: 1
            requirements:
              - {name: docs-review, title: Somebody has read the guide, when: {paths: ["docs/**"]}, sign-offs: {count: 1, from: anyone}}
            """;

    @Test
    void each_line_that_holds_leads_to_where_it_is_written() {
        try (Window erin = window("erin", PATH)) {
            Locator mode = erin.part("What holds")
                    .getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("^mode ")));
            assertThat(mode).containsText("enforce");
            assertThat(mode).containsText("floor");
            assertThat(mode.getByRole(AriaRole.LINK))
                    .hasAttribute("href", Pattern.compile(".*/acme/\\.github/blob/.*/countersign\\.yml#L2"));
            Inspection.of(erin, "policy");
        }
        try (Window alice = window("alice", PATH)) {
            assertThat(alice.part("What holds")).containsText("floor");
            alice.findsNothingAt("/acme/policy");
        }
    }

    @Test
    void the_organisations_policy_is_told_to_its_owner() {
        try (Window erin = window("erin", "/acme/policy")) {
            assertThat(erin.part("What holds")).containsText("requirements/senior-review");
            Inspection.of(erin, "policy-organisation");
        }
    }

    @Test
    void what_came_of_a_replay_is_a_page_of_its_own_where_scripts_did_not_take_it() {
        try (Window erin = window("erin", "/acme/policy")) {
            erin.part("Try a change").getByLabel("The file, changed").fill("version: 1\nmode: warn\n");
            // As the browser sends it by itself, with the button's value.
            erin.page()
                    .evaluate("() => { const form = document.querySelector('#editor form');"
                            + " form.insertAdjacentHTML('beforeend', '<input type=hidden name=replay value=true>');"
                            + " form.submit(); }");
            Locator editor = erin.part("Try a change");
            assertThat(editor).containsText("Would no longer be blocked");
            Inspection.of(erin, "policy-replay", editor);
        }
    }

    @Test
    void a_mistake_is_told_by_its_line_while_one_types_and_the_rest_stays() {
        try (Window alice = window("alice", PATH)) {
            alice.page().evaluate("() => { window.stayed = true; }");
            Locator editor = alice.part("Try a change");
            Locator text = editor.getByLabel(TEXT);
            text.fill("");
            text.pressSequentially("version: 1\nmod: warn\n");
            assertThat(editor).containsText("countersign.yml:2:1");
            assertThat(editor).containsText("did you mean `mode`?");
            assertThat(text).isFocused();
            assertThat(text).hasValue("version: 1\nmod: warn\n");
            assertTrue((boolean) alice.page().evaluate("() => window.stayed"), "the page was loaded anew");
        }
    }

    @Test
    void a_valid_text_is_replayed_over_what_was_evaluated_and_tells_whom_it_would_hold_up() {
        try (Window alice = window("alice", PATH)) {
            Locator editor = alice.part("Try a change");
            editor.getByLabel(TEXT).fill(STRICTER);
            alice.button("Try it").click();
            assertThat(editor).containsText("Would be blocked now");
            assertThat(editor.getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("acme/shop#1")))
                    .isVisible();
            Inspection.of(alice, "policy-editor", editor);
            // What was typed just before is not read once more, which would take the answer away.
            assertThat(editor).containsText("Would be blocked now");
        }
    }

    @Test
    void without_scripts_the_button_does_the_same() {
        try (Window alice = windowWithoutScripts("alice", PATH)) {
            Locator editor = alice.part("Try a change");
            editor.getByLabel(TEXT).fill(STRICTER);
            alice.button("Try it").click();
            assertThat(editor).containsText("Would be blocked now");
            assertEquals(STRICTER, editor.getByLabel(TEXT).inputValue());
        }
    }
}
