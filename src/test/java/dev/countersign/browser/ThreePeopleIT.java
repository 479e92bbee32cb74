package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Three people log in: erin owns acme and runs the App, alice writes in the shop, mallory is from elsewhere. */
class ThreePeopleIT extends Scene {

    private static final String HISTORY = "/acme/shop/history";
    private static final String POLICY = "/acme/shop/policy";
    private static final String OVERVIEW = "/acme";
    private static final String OPERATIONS = "/operations";

    @Test
    void erin_sees_every_page() {
        try (Window erin = window("erin", OVERVIEW)) {
            for (String path : List.of(Stage.BLOCKED, HISTORY, POLICY, OVERVIEW, OPERATIONS)) {
                assertThat(erin.at(path).heading()).isVisible();
                assertThat(erin.page().getByText("erin").first()).isVisible();
                assertThat(erin.link("Operations")).isVisible();
            }
        }
    }

    @Test
    void alice_sees_the_shop_and_neither_the_organisation_nor_the_machinery() {
        try (Window alice = window("alice", Stage.BLOCKED)) {
            for (String path : List.of(Stage.BLOCKED, HISTORY, POLICY)) {
                assertThat(alice.at(path).heading()).isVisible();
                assertThat(alice.link("Operations")).hasCount(0);
            }
            alice.findsNothingAt(OVERVIEW);
            alice.findsNothingAt(OPERATIONS);
            alice.findsNothingAt("/acme/policy");
            alice.findsNothingAt("/history?organisation=acme");
        }
    }

    @Test
    void mallory_cannot_tell_what_there_is_from_what_there_is_not() {
        try (Window mallory = window()) {
            mallory.page().navigate(Stage.BLOCKED);
            mallory.button("mallory").click();
            assertThat(mallory.heading()).hasText("There is no such page");
            mallory.forgive(404);
            String there = mallory.page().locator("main").innerText();
            for (String path :
                    List.of(Stage.BLOCKED, HISTORY, POLICY, OVERVIEW, OPERATIONS, "/acme/none/pull/1", "/none")) {
                mallory.findsNothingAt(path);
                assertTrue(mallory.page().locator("main").innerText().equals(there), path);
            }
            Inspection.of(mallory, "no-such-page");
        }
    }

    @Test
    void who_logs_out_sees_nothing_any_more_until_they_log_in_again() {
        try (Window bob = window("bob", Stage.BLOCKED)) {
            bob.at("/logout");
            Inspection.of(bob, "log-out");
            bob.button("Log out").click();
            assertThat(bob.heading()).hasText("You are logged out");
            bob.page().navigate(Stage.BLOCKED);
            assertThat(bob.heading()).hasText("Who are you?");
        }
    }
}
