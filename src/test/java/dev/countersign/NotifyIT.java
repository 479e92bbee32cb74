package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.testing.Ears;
import dev.countersign.testing.RunningApp;
import dev.countersign.testing.Shop;
import dev.countersign.testing.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged App tells other systems, in an organisation of its own. */
class NotifyIT {

    private static final String SHOP = "acme/shop";
    private static final String OWN = "acme/.github";
    private static final String SECRET = "0123456789abcdef0123";
    private static final String PAGERS = "another secret of the pager";
    private static final long APP = 424_242;

    /** What pull requests need that are judged; notices go elsewhere. */
    private static final List<String> WRITES = List.of(
            "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
            "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
            "POST /repos/{owner}/{repo}/check-runs",
            "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
            "POST /repos/{owner}/{repo}/issues/{number}/comments");

    private static final String OVERRIDES = Town.POLICY.replace("people: 2, expires: 4h", "people: 1, expires: 4h");

    private static Ears ears;
    private static Sandbox github;
    private static RunningApp app;

    @BeforeAll
    static void begin() {
        ears = new Ears();
        github = Sandbox.start(Sandbox.Options.anyPort());
        Furnishing furnish = github.furnish();
        furnish.organisation("acme");
        List.of("alice", "bob", "carol", "erin").forEach(login -> furnish.person(login, login, login + "@acme.test"));
        furnish.owner("acme", "erin");
        List.of("alice", "bob", "carol").forEach(login -> furnish.member("acme", login));
        List.of("payments", "seniors").forEach(team -> furnish.team("acme", team));
        furnish.join("acme", "payments", "bob");
        furnish.join("acme", "seniors", "carol");
        furnish.repository(OWN);
        furnish.repository(SHOP);
        List.of("alice", "bob", "carol").forEach(login -> furnish.permit(SHOP, login, Permission.WRITE));
        furnish.files(OWN, FileEdits.put(".github/countersign.yml", OVERRIDES), "Set the policy");
        furnish.files(SHOP, FileEdits.put("services/payments/a.js", "1\n"), "Lay out the shop");
        AppCard card = furnish.app(APP, "countersign", "Countersign", "acme");
        app = new RunningApp(
                card,
                github.url(),
                Town.SECRET,
                Map.of(
                        "COUNTERSIGN_AUDIT_EVERY",
                        "PT24H",
                        "COUNTERSIGN_NOTIFY_ADDRESSES",
                        ears.url() + "/hook/s3cret " + ears.url() + "/slack/s3cret#format=slack",
                        "COUNTERSIGN_NOTIFY_SECRET",
                        SECRET,
                        "COUNTERSIGN_NOTIFY_1_ADDRESS",
                        ears.url() + "/pager/s3cret",
                        "COUNTERSIGN_NOTIFY_1_SECRET",
                        PAGERS,
                        "COUNTERSIGN_NOTIFY_1_EVENTS",
                        "override-used",
                        "COUNTERSIGN_NOTIFY_INSECURE",
                        "true"));
        furnish.webhook(APP, app.webhook(), Town.SECRET);
    }

    @AfterAll
    static void and_no_secret_was_logged_and_nothing_else_was_written() {
        List<String> writes = github.requests().ofApp(APP).stream()
                .filter(one -> !one.method().equals("GET") && !one.path().equals("/graphql"))
                .map(one -> one.method() + " " + one.route())
                .distinct()
                .sorted()
                .toList();
        String log = app.wholeLog();
        app.close();
        github.close();
        ears.close();
        assertFalse(log.contains("s3cret") || log.contains(SECRET) || log.contains(PAGERS), log);
        assertEquals(WRITES, writes, "and nothing else was written");
    }

    @BeforeEach
    void listen() {
        ears.answer(204, "");
        ears.forget();
    }

    @AfterEach
    void and_nothing_else_was_written() {
        assertEquals(0, app.number("select count(*) from notification where done is null"));
        assertEquals(0, app.number("select count(*) from dead_letter"));
    }

    /** Only so many are told at a time, and the others a little later. */
    private static void settle() {
        new Shop(github, app, SHOP).settle();
        app.until("all is told", () -> app.number("select count(*) from notification where done is null") == 0);
    }

    private static int opened(String branch) {
        int number = new Shop(github, app, SHOP).opened(branch, "Add <!channel>");
        settle();
        return number;
    }

    /** Ids of the notices that the first receiver heard, in the order in which it did. */
    private static List<String> ids() {
        return ears.heard().stream()
                .filter(one -> one.route().contains("/hook/"))
                .map(one -> one.header("webhook-id"))
                .toList();
    }

    private static List<String> heard(String path, String type) {
        return ears.heard().stream()
                .filter(one -> one.route().equals("POST /" + path + "/s3cret")
                        && one.body().contains(type))
                .map(Ears.Heard::body)
                .toList();
    }

    @Test
    void a_first_verdict_that_asks_for_something_is_told_and_an_override_signed_and_once_to_each() {
        int number = opened("burning");
        List<String> first = heard("hook", "\"type\":\"dev.countersign.verdict-changed\"");
        assertEquals(1, first.size(), ears.heard()::toString);
        assertTrue(first.get(0).contains("\"now\":\"blocked\"") && !first.get(0).contains("\"before\""), first.get(0));
        assertFalse(heard("slack", "is *blocked*").get(0).contains("was "), ears.heard()::toString);
        assertEquals(2, ears.heard().size(), "who only wants overrides is told nothing");
        ears.forget();
        github.as("carol").comment(SHOP, number, "/override the shop is down & out");
        settle();
        List<String> used = heard("hook", "\"type\":\"dev.countersign.override-used\"");
        assertEquals(1, used.size(), () -> ears.heard() + app.log());
        assertTrue(
                used.get(0).contains("\"subject\":\"acme/shop#" + number + "\"")
                        && used.get(0).contains("\"why\":\"the shop is down & out\"")
                        && used.get(0).contains("\"by\":[\"carol\"]"),
                used.get(0));
        assertEquals(
                1, heard("hook", "\"type\":\"dev.countersign.verdict-changed\"").size());
        assertTrue(
                heard("slack", "*overridden* by carol").get(0).contains("is down &amp; out"), ears.heard()::toString);
        assertTrue(heard("slack", "was blocked").get(0).contains("Add &lt;!channel&gt;"), ears.heard()::toString);
        assertEquals(
                1, heard("pager", "\"type\":\"dev.countersign.override-used\"").size());
        assertEquals(5, ears.heard().size());
        ears.heard()
                .forEach(one ->
                        assertTrue(one.isSignedBy(one.route().contains("/pager/") ? PAGERS : SECRET), one::toString));
    }

    @Test
    void a_first_verdict_that_asks_for_nothing_is_told_to_nobody() {
        github.as("alice").commit(SHOP, "readme", FileEdits.put("README.md", "Read me\n"), "Write");
        github.as("alice").open(SHOP, "readme", "main", "Write", "Writes.");
        settle();
        assertEquals(List.of(), ears.heard());
    }

    @Test
    void a_receiver_that_fails_is_told_again_with_the_same_id_when_it_works() {
        int number = opened("failing");
        ears.forget();
        ears.answer(500, "");
        github.as("carol").comment(SHOP, number, "/override quickly");
        assertTrue(github.awaitDeliveries(Duration.ofSeconds(60)));
        app.until("it failed with both notices", () -> ids().stream().distinct().count() == 2);
        ears.answer(200, "");
        app.change("update scheduled_tasks set execution_time = now() where task_name = 'notification' and not picked");
        settle();
        List<String> ids = ids();
        assertEquals(2, ids.stream().distinct().count(), ids::toString);
        assertTrue(ids.size() >= 4, ids::toString);
    }

    @Test
    void what_waits_too_long_and_what_is_not_held_any_more_is_told() {
        int number = opened("slow");
        ears.forget();
        app.change("update pull_brief set since = since - interval '25 hours' where subject_id ="
                + " (select id from subject where number = " + number + ")");
        app.round("remind");
        settle();
        app.round("remind");
        settle();
        List<String> waits = heard("hook", "\"type\":\"dev.countersign.waiting-too-long\"");
        assertEquals(1, waits.size(), app::log);
        assertTrue(waits.get(0).contains("\"waitsFor\":[\"") && waits.get(0).contains("senior-review"), waits.get(0));
        app.change("update enforcement set checked = '2000-01-01'");
        app.round("audit-rules");
        settle();
        List<String> lost = heard("hook", "\"type\":\"dev.countersign.enforcement-lost\"");
        assertEquals(1, lost.size(), app::log);
        assertTrue(lost.get(0).contains("\"branch\":\"main\",\"state\":\"not-required\""), lost.get(0));
        assertEquals(1, heard("slack", "*not held any more*").size());
        assertEquals(4, ears.heard().size(), ears.heard()::toString);
    }
}
