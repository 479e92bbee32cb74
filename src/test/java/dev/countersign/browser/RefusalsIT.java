package dev.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people are told who cannot have what they ask for. */
class RefusalsIT extends Scene {

    @Test
    void a_login_that_was_not_begun_here_is_none() {
        try (Window nobody = window()) {
            nobody.refusedAt(403, "/login/callback?code=c&state=s");
            assertThat(nobody.heading()).hasText("You are not logged in");
            Inspection.of(nobody, "not-logged-in");
            nobody.link("Begin anew").click();
            assertThat(nobody.heading()).hasText("Who are you?");
        }
    }

    @Test
    void a_form_that_is_not_ours_changes_nothing() {
        try (Window bob = window("bob", Stage.BLOCKED)) {
            bob.at("/logout")
                    .page()
                    .evaluate("() => { document.querySelector('[name=form-token]').value = 'made up'; }");
            bob.button("Log out").click();
            assertThat(bob.heading()).hasText("Nothing was changed");
            bob.forgive(403);
            Inspection.of(bob, "form-refused");
        }
    }

    @Test
    void what_makes_no_sense_is_told_so() {
        try (Window alice = window("alice", "/acme/shop/history")) {
            alice.refusedAt(400, "/acme/shop/history?from=yesterday");
            assertThat(alice.heading()).hasText("Bad Request");
            Inspection.of(alice, "bad-request");
        }
    }
}
