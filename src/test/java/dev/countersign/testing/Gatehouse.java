package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.RequestLog;
import dev.countersign.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The packaged App with login, as behind a proxy that ends TLS, and a private repository with a pull request that was judged.
 * Erin owns acme and runs the App, alice is a member, mallory is from elsewhere.
 */
public final class Gatehouse implements AutoCloseable {

    /** The address that people reach the App at. */
    public static final String OWN = "https://countersign.acme.test";

    /** The cookie of a session. */
    public static final String SESSION = "__Host-countersign";

    private static final long APP = 515_151;
    private static final String SECRET = "not a secret";
    private static final List<String> TABLES =
            List.of("subject", "evaluation", "publication", "delivery", "dead_letter", "spoken_line");

    private final Sandbox github = Sandbox.start(Sandbox.Options.anyPort());
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final AppCard card;
    private final RunningApp app;

    /** Builds it, and waits until the pull request was looked at. */
    public Gatehouse() {
        Furnishing furnish = github.furnish();
        furnish.organisation("acme");
        List.of("erin", "alice", "mallory").forEach(login -> furnish.person(login, login, login + "@acme.test"));
        furnish.owner("acme", "erin");
        furnish.member("acme", "alice");
        furnish.repository("acme/safe");
        furnish.hide("acme/safe");
        card = furnish.app(APP, "countersign", "Countersign", "acme");
        app = new RunningApp(
                card,
                github.url(),
                SECRET,
                Map.of(
                        "COUNTERSIGN_PUBLIC_URL",
                        OWN,
                        "COUNTERSIGN_LOGIN_CLIENT_ID",
                        card.clientId(),
                        "COUNTERSIGN_LOGIN_CLIENT_SECRET",
                        card.clientSecret(),
                        "COUNTERSIGN_OPERATORS",
                        "erin",
                        "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
                        "true",
                        "QUARKUS_LOG_LEVEL",
                        "DEBUG"));
        furnish.webhook(APP, app.webhook(), SECRET);
        furnish.callback(APP, URI.create(OWN + "/login/callback"));
        secrets.add(card.clientSecret());
        github.as("erin").commit("acme/safe", "feature", FileEdits.put("a.txt", "1\n"), "Add");
        github.as("erin").open("acme/safe", "feature", "main", "Add", "Adds.");
        assertTrue(github.awaitDeliveries(Duration.ofSeconds(60)), "webhooks are under way");
        app.until("it was looked at", app::idle);
        assertEquals(1, app.number("select count(*) from subject"));
    }

    /** The GitHub. */
    public Sandbox github() {
        return github;
    }

    /** What GitHub knows of it. */
    public AppCard card() {
        return card;
    }

    /** The App. */
    public RunningApp app() {
        return app;
    }

    /** Another process of the App, on a database of its own, without login. */
    public RunningApp withoutLogin() {
        return new RunningApp(card, github.url(), SECRET);
    }

    /** What the App asked for since the log was cleared, token aside. */
    public List<RequestLog.Entry> requests() {
        return github.requests().ofApp(APP);
    }

    /** What of it wrote something. */
    public List<RequestLog.Entry> writes() {
        return requests().stream()
                .filter(one -> !one.method().equals("GET") && !one.path().equals("/graphql"))
                .toList();
    }

    /** How many rows there are that no visitor may add to. */
    public List<String> rows() {
        return TABLES.stream()
                .map(table -> table + " " + app.number("select count(*) from " + table))
                .toList();
    }

    /** A browser that knows nobody. */
    public Browser browser() {
        return new Browser(app.webhook().resolve("/"), OWN);
    }

    /** A browser that somebody has logged in with. */
    public Browser loggedIn(String login) {
        Browser browser = browser();
        HttpResponse<String> answer = browser.logIn(login, "/");
        assertEquals(303, answer.statusCode(), answer.body());
        secrets.add(browser.cookies().get(SESSION));
        return browser;
    }

    /** What a form bears that is for that browser. */
    public static String formToken(Browser browser) {
        return browser.get("/logout").body().replaceFirst("(?s).*name=\"form-token\" value=\"([^\"]*)\".*", "$1");
    }

    /** A token made by the command with these options. */
    public String token(String... options) {
        List<String> line = new ArrayList<>(List.of("token", "create"));
        line.addAll(List.of(options));
        RunningApp.Answer made = app.run(line.toArray(String[]::new));
        assertEquals(0, made.exit(), made.text());
        String[] lines = made.text().strip().split("\\R");
        secrets.add(lines[lines.length - 1]);
        return lines[lines.length - 1];
    }

    /** Ends it, and looks for what the log may not hold. */
    @Override
    public void close() {
        String log = app.wholeLog();
        app.close();
        github.close();
        assertTrue(log.contains("has logged in") && log.contains("DEBUG"), "nothing was logged");
        assertTrue(secrets.size() > 5, "no secret was seen, so nothing is shown");
        for (String secret : secrets) {
            int at = log.indexOf(secret);
            assertEquals(-1, at, () -> "a secret was logged after " + log.substring(Math.max(0, at - 200), at));
        }
        assertFalse(log.contains("ghu_") || log.contains("cst_"), "a token was logged");
    }
}
