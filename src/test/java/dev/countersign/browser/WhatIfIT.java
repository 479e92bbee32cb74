package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** What would be if somebody signed, a file was taken out or another policy held: with scripts only the panel moves. */
class WhatIfIT extends Scene {

    private static final String PANEL = "6. What if";
    private static final String SIGNED = "Somebody signs what is there";
    private static final String POLICY = "The policy, as it would be the only one";
    private static final String TWO_OF_ANYONE = """
            version: 1
            requirements:
              - {name: two, title: Two have read it, sign-offs: {count: 2, from: [anyone]}}
            """;

    private static final String TWO_ASKED = "bob signed, waits for 1 of anyone with write permission";

    /** What tells a page that stayed from one that was loaded anew. */
    private static final String MARK = "() => { window.stayed = true; }";

    private static boolean stayed(Window window) {
        return (boolean) window.page().evaluate("() => window.stayed === true");
    }

    private static String rest(Window window) {
        return (String) window.page()
                .evaluate("() => [...document.querySelectorAll('main > :not(#what-if)')]"
                        + ".map(one => one.outerHTML).join()");
    }

    @Test
    void with_scripts_only_the_panel_moves_and_what_was_typed_and_the_focus_stay() {
        try (Window alice = window("alice", Stage.BLOCKED)) {
            alice.page().evaluate(MARK);
            String before = rest(alice);
            Locator panel = alice.part(PANEL);
            panel.getByLabel(SIGNED).fill("carol");
            panel.getByLabel("services/payments/test_refunds.py").check();
            alice.button("Judge it so").press("Enter");
            assertThat(panel).containsText("carol signed");
            assertThat(panel).containsText("waits for 1 of anyone in acme/payments");
            assertThat(panel).containsText("shown as 0000000");
            assertThat(panel.getByLabel(SIGNED)).hasValue("carol");
            assertThat(alice.button("Judge it so")).isFocused();
            assertTrue(stayed(alice), "the page was loaded anew");
            assertEquals(before, rest(alice));
            Inspection.of(alice, "what-if", panel);
        }
    }

    @Test
    void another_policy_is_judged_in_the_panel_too_and_its_mistakes_are_told_by_their_lines() {
        try (Window alice = window("alice", Stage.BLOCKED)) {
            alice.page().evaluate(MARK);
            Locator panel = alice.part(PANEL);
            panel.getByText("Another policy is in force").press("Enter");
            panel.getByLabel(POLICY).fill(TWO_OF_ANYONE);
            alice.button("Judge it by this").click();
            assertThat(panel).containsText(TWO_ASKED);
            panel.getByLabel(POLICY).fill("version: 7\n");
            alice.button("Judge it by this").click();
            assertThat(panel).containsText(".github/countersign.yml:1:");
            assertThat(panel).not().containsText(TWO_ASKED);
            assertTrue(stayed(alice), "the page was loaded anew");
        }
    }

    @Test
    void without_scripts_the_button_asks_for_the_page_with_the_panel_open() {
        try (Window alice = windowWithoutScripts("alice", Stage.BLOCKED)) {
            Locator panel = alice.part(PANEL);
            panel.getByLabel(SIGNED).fill("carol");
            alice.button("Judge it so").click();
            alice.page().waitForURL("**/pull/4?signed=carol#what-if");
            assertThat(panel).containsText("Waiting for 1 of 3");
            assertThat(panel.getByLabel(SIGNED)).hasValue("carol");
            assertThat(panel).isInViewport();
            panel.getByText("Another policy is in force").click();
            panel.getByLabel(POLICY).fill(TWO_OF_ANYONE);
            alice.button("Judge it by this").click();
            assertThat(panel).containsText(TWO_ASKED);
            assertThat(panel.getByLabel(POLICY)).hasValue(TWO_OF_ANYONE);
        }
    }

    @Test
    void whose_session_is_over_is_told_in_the_panel_or_asked_to_log_in() {
        try (Window dave = window("dave", Stage.BLOCKED)) {
            Locator panel = dave.part(PANEL);
            panel.getByText("Another policy is in force").click();
            panel.getByLabel(POLICY).fill(TWO_OF_ANYONE);
            stage.app().change("delete from login_session where login = 'dave'");
            dave.button("Judge it by this").click();
            assertThat(panel).containsText("it is not known who you are");
            assertThat(panel.getByLabel(POLICY)).hasValue(TWO_OF_ANYONE);
            dave.forgive(401);
            dave.button("Judge it so").click();
            assertThat(dave.heading()).hasText("Who are you?");
        }
    }
}
