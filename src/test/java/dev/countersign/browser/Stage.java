package dev.countersign.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.testing.Local;
import dev.countersign.testing.RunningApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packaged App with login, and a private shop in which things have happened; one for all tests of pages. Erin owns acme and
 * runs the App, alice and dave write, bob owns payments, carol and sam are seniors, mallory is from elsewhere.
 */
final class Stage {

    /** The shop. */
    static final String SHOP = "acme/shop";

    /** Alice's change that Claude Code helped with; bob has signed, and two things are missing. */
    static final String BLOCKED = "/acme/shop/pull/4";

    private static final long APP = 616_161;
    private static final String SECRET = "not a secret";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLAUDE = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>";
    private static final List<String> MEMBERS = List.of("alice", "bob", "carol", "sam", "dave");
    private static final String MORE_POLICY = """

            exceptions: {from: ["@acme/seniors"], longest: 90d}
            overrides: {from: ["@acme/seniors"], people: 2, expires: 4h}
            """;
    private static final Stage ONE = new Stage();

    private final Sandbox github = Sandbox.start(Sandbox.Options.anyPort());
    private final RunningApp app;
    private final String site;

    private Stage() {
        Furnishing furnish = github.furnish();
        furnish.organisation("acme");
        Stream.concat(MEMBERS.stream(), Stream.of("erin", "mallory"))
                .forEach(login -> furnish.person(login, login, login + "@acme.test"));
        MEMBERS.forEach(login -> furnish.member("acme", login));
        furnish.owner("acme", "erin");
        furnish.team("acme", "payments");
        furnish.team("acme", "seniors");
        furnish.join("acme", "payments", "bob");
        furnish.join("acme", "seniors", "carol", "sam");
        furnish.repository("acme/.github");
        furnish.files(
                "acme/.github",
                FileEdits.put(".github/countersign.yml", text("policy.yml") + MORE_POLICY),
                "Ask for the right signatures");
        furnish.repository(SHOP);
        furnish.hide(SHOP);
        MEMBERS.forEach(login -> furnish.permit(SHOP, login, Permission.WRITE));
        furnish.permit(SHOP, "erin", Permission.ADMIN);
        furnish.files(
                SHOP,
                edits("shop", "README.md", "apps/storefront/checkout.ts", "docs/refunds.md")
                        .andPut("services/payments/ledger.py", text("shop/services/payments/ledger.py"))
                        .andPut("services/payments/refunds.py", text("shop/services/payments/refunds.py")),
                "Open the shop");
        furnish.requireCheck(SHOP, "main", "countersign", APP);
        AppCard card = furnish.app(APP, "countersign", "Countersign", "acme");
        int port = Local.freePort();
        site = "http://127.0.0.1:" + port;
        app = new RunningApp(
                card,
                github.url(),
                SECRET,
                Map.of(
                        RunningApp.PORT,
                        Integer.toString(port),
                        "COUNTERSIGN_PUBLIC_URL",
                        site,
                        "COUNTERSIGN_LOGIN_CLIENT_ID",
                        card.clientId(),
                        "COUNTERSIGN_LOGIN_CLIENT_SECRET",
                        card.clientSecret(),
                        "COUNTERSIGN_OPERATORS",
                        "erin",
                        "COUNTERSIGN_AUDIT_EVERY",
                        "PT24H"));
        furnish.webhook(APP, app.webhook(), SECRET);
        furnish.callback(APP, URI.create(site + "/login/callback"));
        play();
    }

    /** The one that runs. */
    static Stage open() {
        return ONE;
    }

    private void play() {
        int guide = opened("dave", "guide", edits("guide", "docs/refunds.md"), "Say how long a refund takes", "");
        String merged = github.as("dave").merge(SHOP, guide);
        github.as("dave")
                .commit(
                        SHOP,
                        "main",
                        edits("shop", "docs/refunds.md"),
                        "Revert \"Say how long a refund takes\"\n\nThis reverts commit " + merged + ".");
        settle();
        int ledger = opened(
                "dave", "ledger", edits("nothing-booked", "services/payments/ledger.py"), "Refuse to book nothing", "");
        github.as("erin").mergeAround(SHOP, ledger);
        settle();
        int checkout = opened(
                "alice",
                "checkout",
                FileEdits.put("apps/storefront/checkout.ts", "export const total = (cents: number) => cents;\n"),
                "Total in cents",
                "\n\nMade with [Cursor](https://cursor.com)");
        says("carol", checkout, "/allow-tool cursor until 2027-01-31 Trial of the storefront team");
        says("carol", checkout, "/override The checkout is down");
        says("sam", checkout, "/override The checkout is down, I have read it");
        app.round("history");
        app.until("the past was read", app::idle);
        int instalments = opened(
                "alice",
                "instalments",
                edits("instalments", "services/payments/refunds.py", "services/payments/test_refunds.py"),
                "Pay refunds back in instalments",
                CLAUDE);
        github.as("bob").approve(SHOP, instalments, "I like the test.");
        says("alice", instalments, "/signoff");
        assertTrue(BLOCKED.endsWith("/" + instalments), "it is another number");
        app.change("update pull_brief set since = since - interval '3 days'");
        app.round("audit-rules");
        app.until("the rules were looked at", app::idle);
    }

    private int opened(String login, String branch, FileEdits edits, String title, String trailer) {
        github.as(login).commit(SHOP, branch, edits, title + trailer);
        int number = github.as(login).open(SHOP, branch, "main", title, title + ".");
        settle();
        return number;
    }

    private void says(String login, int number, String text) {
        github.as(login).comment(SHOP, number, text);
        settle();
    }

    /** Waits until the App has nothing left to do. */
    void settle() {
        assertTrue(github.awaitDeliveries(PATIENCE), "webhooks are under way");
        app.until("nothing is left to do", app::idle);
    }

    /** Where people find the App. */
    String site() {
        return site;
    }

    /** The App. */
    RunningApp app() {
        return app;
    }

    /** Lets GitHub take its time with so many of the App's questions about itself. */
    void slow(int questions, Duration time) {
        github.faults().add(RequestFault.slow("GET", "/app**", questions, time));
    }

    /** Lets GitHub answer at once. */
    void swift() {
        github.faults().clear();
    }

    /** Begins to listen to what the App writes to GitHub. */
    void listen() {
        github.requests().clear();
    }

    /** What the App has written to GitHub since. */
    List<String> writes() {
        return github.requests().ofApp(APP).stream()
                .filter(one -> !one.method().equals("GET") && !one.path().equals("/graphql"))
                .map(one -> one.method() + " " + one.route())
                .toList();
    }

    private static FileEdits edits(String change, String... paths) {
        FileEdits edits = FileEdits.none();
        for (String path : paths) {
            edits = edits.andPut(path, text(change + "/" + path));
        }
        return edits;
    }

    private static String text(String name) {
        try (InputStream in = Stage.class.getResourceAsStream("/sandbox/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
