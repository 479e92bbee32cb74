package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Looking;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.sandbox.RequestLog;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.testing.GitHubContract;
import dev.countersign.testing.RunningApp;
import dev.countersign.testing.Shop;
import dev.countersign.testing.Town;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packaged App finds out about the rules of a branch, in an organisation of its own that wants an issue on it. */
class AuditIT {

    private static final String SHOP = "acme/shop";
    private static final String OWN = "acme/.github";
    private static final long APP = 424_242;

    private static Sandbox github;
    private static RunningApp app;

    @BeforeAll
    static void begin() {
        github = Sandbox.start(Sandbox.Options.anyPort());
        Furnishing furnish = github.furnish();
        furnish.organisation("acme");
        List.of("alice", "bob", "carol", "erin").forEach(login -> furnish.person(login, login, login + "@acme.test"));
        furnish.owner("acme", "erin");
        List.of("payments", "seniors").forEach(team -> furnish.team("acme", team));
        furnish.repository(OWN);
        furnish.repository(SHOP);
        furnish.permit(SHOP, "alice", Permission.WRITE);
        furnish.files(OWN, FileEdits.put(".github/countersign.yml", Town.POLICY), "Set the policy");
        furnish.files(SHOP, FileEdits.put("services/payments/a.js", "1\n"), "Lay out the shop");
        AppCard card = furnish.app(APP, "countersign", "Countersign", "acme");
        app = new RunningApp(
                card,
                github.url(),
                Town.SECRET,
                Map.of("COUNTERSIGN_AUDIT_ISSUE", "true", "COUNTERSIGN_AUDIT_EVERY", "PT24H"));
        furnish.webhook(APP, app.webhook(), Town.SECRET);
    }

    @AfterAll
    static void end() {
        app.close();
        github.close();
    }

    private static void settle() {
        new Shop(github, app, SHOP).settle();
    }

    private static int opened(String branch) {
        return new Shop(github, app, SHOP).opened(branch, "Add");
    }

    private static void round() {
        app.change("update enforcement set checked = '2000-01-01'");
        github.requests().clear();
        app.round("audit-rules");
        settle();
    }

    private static List<String> asked() {
        return github.requests().ofApp(APP).stream()
                .map(one -> one.method() + " " + one.route())
                .toList();
    }

    private static long found(String condition) {
        return app.number("select count(*) from enforcement where latest and branch = 'main' and " + condition);
    }

    @Test
    void a_branch_that_nothing_holds_is_kept_counted_and_told_until_it_is_held() {
        opened("first");
        github.furnish().forgetRules(SHOP);
        round();
        assertEquals(1, found("state = 'not-required' and mode = 'ENFORCE'"), app::log);
        assertTrue(app.metrics().contains("countersign_enforcement{state=\"not-required\"} 1.0"), app::metrics);
        assertTrue(app.log().contains("main of acme/shop: merges are not held for the check countersign"), app::log);
        List<Looking.IssueView> issues = github.look().issues(OWN);
        assertEquals(1, issues.size());
        assertTrue(issues.get(0).body().contains("`main` of `acme/shop`: nothing requires it"), issues::toString);
        assertEquals(
                List.of(
                        "GET /repos/{owner}/{repo}/rules/branches/{branch...}",
                        "GET /repos/{owner}/{repo}/branches/{branch...}",
                        "POST /repos/{owner}/{repo}/issues"),
                asked());
        for (RequestLog.Entry one : github.requests().ofApp(APP)) {
            assertEquals(List.of(), GitHubContract.checkRequest(one.method(), one.path(), one.body()));
        }

        // Anyone's check is required: the issue says so.
        github.furnish().requireCheck(SHOP, "main", "countersign", 0);
        round();
        assertEquals(1, found("state = 'unpinned'"));
        assertTrue(github.look().issues(OWN).get(0).body().contains("whoever may write checks"));

        // Ours is: the issue is closed. Who may pass by is not for this App to see.
        github.furnish().forgetRules(SHOP);
        github.furnish().requireCheck(SHOP, "main", "countersign", APP);
        round();
        assertEquals(1, found("state = 'enforced' and bypass like 'unknown: %'"));
        assertEquals(3, app.number("select count(*) from enforcement where branch = 'main'"));
        assertEquals(false, github.look().issues(OWN).get(0).open());
        assertEquals(
                List.of(
                        "GET /repos/{owner}/{repo}/rules/branches/{branch...}",
                        "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}",
                        "PATCH /repos/{owner}/{repo}/issues/{number}"),
                asked());
        round();
        assertEquals(2, asked().size(), () -> asked().toString());

        // What GitHub does not tell is a case of its own, and closes or opens nothing.
        github.faults().add(RequestFault.status("GET", "/repos/*/*/rules/branches/*", 1, 404));
        round();
        assertEquals(1, found("state = 'unknown'"));
        assertEquals(false, github.look().issues(OWN).get(0).open());
        assertEquals(1, github.look().issues(OWN).size());
    }

    @Test
    void a_merge_in_observe_mode_goes_around_nothing_and_is_not_spoken_of() {
        String observe = Town.POLICY.replace("mode: enforce", "mode: observe");
        github.furnish().files(OWN, FileEdits.put(".github/countersign.yml", observe), "Observe");
        settle();
        int number = opened("second");
        github.requests().clear();
        github.as("erin").mergeAround(SHOP, number);
        settle();
        assertEquals(0, app.number("select count(*) from merge where went_around"));
        assertEquals(1, app.number("select count(*) from merge where told"));
        assertEquals(List.of(), asked());
        github.furnish().files(OWN, FileEdits.put(".github/countersign.yml", Town.POLICY), "Enforce");
        settle();
    }
}
