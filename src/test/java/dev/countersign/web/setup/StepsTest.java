package dev.countersign.web.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.HookSource.Sent;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.setup.SetupSheet.AppPart;
import dev.countersign.web.setup.SetupSheet.InstalledPart;
import dev.countersign.web.setup.SetupSheet.WebhookPart;
import dev.countersign.web.setup.WebhookDesk.Again;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given what GitHub and the database know, when the first three steps are looked at, then they are done, to do or broken. */
class StepsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String SETTINGS = "https://github.com/organizations/acme/settings/apps/countersign";

    private final FakeApp app = new FakeApp();
    private final AppDesk desk = new AppDesk(new GitHubWeb("https://github.com"));
    private final WebhookDesk webhooks =
            new WebhookDesk(app, app, app, "https://countersign.acme.test/", Clock.fixed(NOW, ZoneOffset.UTC));

    private AppPart app() {
        return desk.app(Step.ask(app::card));
    }

    private InstalledPart installed() {
        return desk.installed(Step.ask(app::card), Step.ask(app::installations), Map.of());
    }

    private WebhookPart hooks() {
        return webhooks.webhooks(webhooks.ask(), app.kept, SETTINGS);
    }

    private void sent(long id, String guid, int status) {
        app.sent.add(new Sent(id, guid, NOW.minusSeconds(5), "ping", 0, status, "status " + status));
    }

    @Test
    void an_app_that_may_what_it_needs_is_done_without_the_ruleset() {
        AppPart part = app();
        assertEquals("done", part.step().state());
        assertEquals(SETTINGS, part.settings());
        assertEquals("none", part.grants().get(part.grants().size() - 1).has());
    }

    @ParameterizedTest
    @CsvSource({
        "checks, read, Checks",
        "members, none, Members of the organisation",
        "merge_queues, none, Merge queues",
    })
    void what_is_missing_is_named_with_what_it_is_for(String key, String has, String name) {
        app.permissions.put(key, has);
        app.events.remove("merge_group");
        AppPart part = app();
        assertEquals("broken", part.step().state());
        assertTrue(
                part.step().said().contains("1 permission and does not hear 1 event"),
                part.step().said());
        assertEquals(List.of("merge_group"), part.events());
        List<SetupSheet.Grant> lacking = part.grants().stream()
                .filter(grant -> !grant.enough() && !grant.optional())
                .toList();
        assertEquals(List.of(name), lacking.stream().map(SetupSheet.Grant::name).toList());
        assertTrue(!lacking.get(0).why().isEmpty());
    }

    @Test
    void more_than_is_needed_is_enough() {
        app.permissions.put("contents", "write");
        assertEquals("done", app().step().state());
    }

    @Test
    void an_app_that_is_installed_nowhere_is_to_be_installed() {
        InstalledPart part = installed();
        assertEquals("to-do", part.step().state());
        assertEquals("https://github.com/apps/countersign/installations/new", part.install());
    }

    @Test
    void an_owner_has_to_accept_what_the_app_asks_for_anew() {
        app.permissions.remove("merge_queues");
        app.installed("acme");
        app.permissions.put("merge_queues", "read");
        InstalledPart part = installed();
        assertEquals("broken", part.step().state());
        assertEquals(List.of("Merge queues"), part.places().get(0).missing());
        app.places.clear();
        app.installed("acme");
        assertEquals("done", installed().step().state());
    }

    @Test
    void what_github_does_not_tell_is_not_taken_for_missing() {
        app.silent = true;
        for (Step step : List.of(app().step(), installed().step())) {
            assertEquals("unknown", step.state());
            assertTrue(step.said().contains("502"), step.said());
        }
    }

    @ParameterizedTest(name = "kept {0}, answered {1}, sent to {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            false | 0   | https://countersign.acme.test/webhook | to-do  | None came within three days
            true  | 200 | https://countersign.acme.test/webhook | done   | The last one came at
            true  | 0   | https://countersign.acme.test/webhook | done   | The last one came at
            false | 200 | https://countersign.acme.test/webhook | broken | none was kept here
            true  | 401 | https://countersign.acme.test/webhook | broken | The signature did not fit
            false | 404 | https://old.acme.test/webhook         | broken | another address than https://countersign.acme.test/webhook
            true  | 502 | https://countersign.acme.test/webhook | broken | could not reach the App
            false | 0   | ''                                    | broken | Set it on its settings page to https://countersign.acme.test/webhook
            """)
    void webhooks_arrive_or_it_is_said_why_not(boolean kept, int answered, String address, String state, String said) {
        app.address = address;
        if (kept) {
            app.kept.add(new Arrivals.Kept(1, 3, NOW));
        }
        if (answered > 0) {
            sent(9, "g", answered);
        }
        Step step = hooks().step();
        assertEquals(state, step.state(), step.said());
        assertTrue(step.said().contains(said), step.said());
    }

    @Test
    void failures_of_one_kind_are_told_once_with_their_number_and_the_newest() {
        sent(9, "a", 200);
        sent(8, "b", 503);
        sent(7, "c", 503);
        sent(6, "d", 400);
        List<SetupSheet.Failure> failures = hooks().failures();
        assertEquals(
                List.of("503 2", "400 1"),
                failures.stream().map(one -> one.status() + " " + one.count()).toList());
        assertEquals(SETTINGS + "/advanced", hooks().advanced());
    }

    @Test
    void the_latest_webhook_is_asked_for_again_and_proves_itself_by_coming() {
        sent(9, "g", 503);
        Again again = webhooks.prove().orElseThrow();
        assertEquals(List.of(9L), app.askedAgain);
        assertEquals("unknown", webhooks.proof(again, webhooks.ask()).state());
        app.came.put("g", NOW.minusSeconds(60));
        assertEquals("unknown", webhooks.proof(again, webhooks.ask()).state(), "that was the time before");
        app.came.put("g", NOW.plusSeconds(1));
        assertEquals("done", webhooks.proof(again, webhooks.ask()).state());
    }

    @ParameterizedTest
    @CsvSource({"401, The signature did not fit", "0, could not reach the address", "200, another database"})
    void what_was_sent_again_and_did_not_come_is_explained(int status, String said) {
        sent(9, "g", 200);
        Again again = webhooks.prove().orElseThrow();
        app.sent.add(0, new Sent(10, "g", NOW, "ping", 0, status, "?"));
        Step proof = webhooks.proof(again, webhooks.ask());
        assertEquals("broken", proof.state());
        assertTrue(proof.said().contains(said), proof.said());
    }

    @Test
    void nothing_is_asked_for_where_nothing_was_sent_or_github_is_silent() {
        assertEquals(Optional.empty(), webhooks.prove());
        sent(9, "g", 200);
        app.silent = true;
        assertEquals(
                "unknown",
                webhooks.proof(new Again("g", 9, NOW.getEpochSecond()), webhooks.ask())
                        .state());
        assertEquals(List.of(), app.askedAgain);
    }
}
