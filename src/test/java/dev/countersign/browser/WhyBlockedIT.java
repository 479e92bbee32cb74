package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Why a pull request waits, as alice reads it: from the facts to what is asked of whom. */
class WhyBlockedIT extends Scene {

    @Test
    void the_path_from_the_facts_to_the_requirements_can_be_read() {
        try (Window alice = window("alice", Stage.BLOCKED)) {
            assertThat(alice.heading()).containsText("Waiting for 2 of 3");
            Locator path = alice.page().getByLabel("How the verdict was made");
            assertEquals(
                    List.of("Facts", "Tools", "Risk", "Requirements", "History", "What if"),
                    path.getByRole(AriaRole.LINK).allInnerTexts());
            path.getByText("Requirements").click();
            assertTrue(alice.page().url().endsWith("#asked"));
            Locator asked = alice.part("4. What is asked, and of whom");
            assertThat(asked).isInViewport();
            assertThat(asked).containsText("bob signed");
            assertThat(asked).containsText("carol, sam");
            assertThat(asked).containsText("alice: ");
            Inspection.of(alice, "pull-request");
        }
    }

    @Test
    void each_trace_of_a_tool_is_quoted_and_linked_to_where_it_was_found() {
        try (Window alice = window("alice", Stage.BLOCKED)) {
            Locator tools = alice.part("2. Which tools helped, and how we know");
            assertThat(tools).containsText("Claude Code");
            assertThat(tools).containsText("Co-Authored-By: Claude <noreply@anthropic.com>");
            assertThat(tools.getByRole(AriaRole.LINK).first())
                    .hasAttribute("href", Pattern.compile("http://127\\.0\\.0\\.1:\\d+/acme/shop/commit/[0-9a-f]{40}"));
        }
    }
}
