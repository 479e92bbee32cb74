package dev.countersign.web.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.HookSource.Sent;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Project;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.testing.MemoryChronicle;
import dev.countersign.testing.MovingClock;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.setup.Surveyor.Glance;
import dev.countersign.web.setup.WebhookDesk.Again;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Given a GitHub that takes its time, when set-up is looked at, then nobody waits, and what was said is asked for once a minute. */
class SurveyorTest {

    private static final GitHubWeb WEB = new GitHubWeb("https://github.com");

    private final MovingClock clock = new MovingClock();
    private final LaterThreads threads = new LaterThreads();
    private final FakeApp app = new FakeApp();
    private final FakeRulesets rulesets = new FakeRulesets();
    private final FewFigures figures = new FewFigures();
    private String policy = "version: 1\nmode: enforce\n";
    private final OwnPolicy own = new OwnPolicy(
            new PolicyReader(Catalogues.builtIn()),
            (subject, file, pushes) -> new PolicyText.Found(file.toString(), "blob", policy));
    private final Surveyor surveyor = new Surveyor(
            app,
            app,
            new WebhookDesk(app, app, app, "", clock),
            own,
            PolicyShelf.empty(),
            new RulesetDesk(rulesets, own, figures, rulesets),
            new Drafts(
                    app,
                    app,
                    app,
                    new MemoryChronicle(new Project(1, 1, new RepositoryRef("acme", "shop"))),
                    figures,
                    Catalogues.builtIn().tools(),
                    WEB,
                    clock),
            WEB,
            threads,
            clock);

    private SetupSheet look() {
        return surveyor.sheet(Glance.at(""));
    }

    private static List<String> states(SetupSheet sheet) {
        return Stream.of(
                        sheet.app().step(),
                        sheet.installed().step(),
                        sheet.webhooks().step(),
                        sheet.policy().step(),
                        sheet.enforcement().step())
                .map(Step::state)
                .toList();
    }

    private void sent(long id, int status) {
        app.sent.add(0, new Sent(id, "g", clock.instant(), "ping", 0, status, "?"));
    }

    @Test
    void the_first_look_says_what_is_being_looked_up_and_the_next_one_tells_all_of_it() {
        app.installed("acme");
        app.kept.add(new Arrivals.Kept(1, 1, clock.instant()));
        SetupSheet first = look();
        assertEquals(List.of("looking", "looking", "looking", "looking", "looking"), states(first));
        assertTrue(first.asking());
        assertFalse(first.told());
        assertEquals(0, app.asked, "nobody waited");
        threads.work();
        SetupSheet next = look();
        assertEquals(List.of("done", "done", "done", "done", "to-do"), states(next));
        assertFalse(next.asking());
        assertEquals(clock.instant(), next.asked());
    }

    @Test
    void within_a_minute_looking_again_asks_github_nothing() {
        app.installed("acme");
        look();
        threads.work();
        assertEquals(4, app.asked, "the App, its installations, where webhooks go and how they went");
        for (int i = 0; i < 5; i++) {
            assertFalse(look().asking());
        }
        threads.work();
        assertEquals(4, app.asked);
        clock.pass(Surveyor.FRESH.plusSeconds(1));
        assertTrue(look().asking());
        threads.work();
        assertEquals(8, app.asked);
    }

    @Test
    void who_wants_to_know_anew_is_shown_the_old_answers_until_the_new_ones_are_there() {
        app.installed("acme");
        look();
        threads.work();
        clock.pass(Duration.ofSeconds(1));
        app.permissions.remove("checks");
        app.places.clear();
        app.installed("acme");
        Glance anew = new Glance("", clock.instant(), Instant.EPOCH);
        SetupSheet old = surveyor.sheet(anew);
        assertEquals("done", old.app().step().state());
        assertTrue(old.asking());
        threads.work();
        assertEquals("broken", surveyor.sheet(anew).app().step().state());
        assertFalse(surveyor.sheet(anew).asking());
    }

    @Test
    void what_a_deed_changed_is_not_shown_as_it_was_before() {
        app.installed("acme");
        look();
        threads.work();
        assertTrue(look().enforcement().pressable());
        assertEquals("", surveyor.enforce("ACME"));
        SetupSheet after = look();
        assertEquals("looking", after.enforcement().step().state());
        assertFalse(after.enforcement().pressable());
        assertEquals("done", after.app().step().state(), "that was not changed");
        threads.work();
        assertEquals("done", look().enforcement().step().state());
    }

    @Test
    void another_process_of_the_app_takes_no_answer_of_before_the_deed_for_one_of_after_it() {
        app.installed("acme");
        look();
        threads.work();
        clock.pass(Duration.ofSeconds(1));
        Glance after = new Glance("acme", Instant.EPOCH, clock.instant());
        assertEquals(List.of("looking", "looking", "looking", "looking", "looking"), states(surveyor.sheet(after)));
        threads.work();
        assertFalse(surveyor.sheet(after).asking());
    }

    @Test
    void what_github_does_not_say_is_unknown_and_nobody_is_told_to_install_the_app_for_that() {
        app.silent = true;
        look();
        threads.work();
        assertEquals(List.of("unknown", "unknown", "to-do", "unknown", "unknown"), states(look()));
    }

    @Test
    void what_came_of_a_webhook_is_asked_every_few_seconds_and_never_answered_by_what_was_said_before() {
        sent(8, 401);
        look();
        threads.work();
        Again again = surveyor.prove().orElseThrow();
        assertEquals("unknown", surveyor.proof(again).state());
        threads.work();
        assertEquals("unknown", surveyor.proof(again).state());
        sent(9, 401);
        clock.pass(Duration.ofSeconds(3));
        surveyor.proof(again);
        threads.work();
        assertEquals("broken", surveyor.proof(again).state());
        app.came.put("g", clock.instant());
        assertEquals("done", surveyor.proof(again).state());
    }

    @Test
    void a_policy_is_drawn_once_and_shown_when_it_is_there() {
        app.installed("acme");
        assertTrue(surveyor.draft(Glance.at("acme")).asking());
        threads.work();
        Surveyor.Sketch drawn = surveyor.draft(Glance.at("acme"));
        assertTrue(drawn.asked().orElseThrow().answer().orElseThrow().text().contains("mode: observe"));
        int asked = app.asked;
        assertEquals(drawn, surveyor.draft(Glance.at("acme")));
        assertEquals(asked, app.asked);
        assertTrue(surveyor.draft(Glance.at("other")).asked().isEmpty(), "the App is not installed there");
    }
}
