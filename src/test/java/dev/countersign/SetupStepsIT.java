package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.testing.Browser;
import dev.countersign.testing.Gatehouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The set-up of an App that runs: from an installation without a policy to merges that are held, and nothing of it for others. */
class SetupStepsIT {

    private static final int LARGEST = 100_000;
    private static final int MOST_QUESTIONS = 9;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Gatehouse GATE = new Gatehouse();
    private static final List<String> PAGES = List.of("/setup", "/setup/proposal?organisation=acme");
    private static final List<String> ROUTES = List.of(
            "/api/v1/setup",
            "/api/v1/setup?organisation=acme",
            "/api/v1/setup/proposal?organisation=acme",
            "/api/v1/setup/enforcement?organisation=acme",
            "/api/v1/setup/webhook?guid=g");
    private static final List<String> PRESSED = List.of(
            "/setup/webhook",
            "/setup/enforce",
            "/setup/look",
            "/setup/proposal",
            "/api/v1/setup/webhook",
            "/api/v1/setup/enforcement?organisation=acme");

    @AfterAll
    static void close() {
        GATE.close();
    }

    /** What the App wrote at GitHub, each kind once, in the order in which it was first written; its tokens aside. */
    private static List<String> writes() {
        return GATE.github().requests().all().stream()
                .filter(one -> one.actor().equals("app:" + GATE.card().id()))
                .filter(one -> !one.method().equals("GET") && !one.path().startsWith("/graphql"))
                .map(one -> one.method() + " " + one.route())
                .filter(one -> !one.endsWith("/access_tokens"))
                .distinct()
                .toList();
    }

    private static HttpResponse<String> press(Browser browser, String path) {
        return browser.post(
                path, new HashMap<>(Map.of("organisation", "acme", "form-token", Gatehouse.formToken(browser))));
    }

    /** What a page shows when GitHub has said all that it was asked for. */
    private static String shown(Browser browser, String path, String... parts) {
        GATE.app().until("GitHub has answered", () -> !browser.get(path).body().contains("hx-trigger"));
        HttpResponse<String> answer = browser.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(
                answer.body().length() < LARGEST, path + " has " + answer.body().length() + " characters");
        for (String part : parts) {
            assertTrue(answer.body().contains(part), () -> part + " is not in\n" + answer.body());
        }
        return answer.body();
    }

    /** What set-up shows when GitHub was asked anew. */
    private static String looked(Browser browser, String... parts) {
        HttpResponse<String> pressed = press(browser, "/setup/look");
        assertEquals(303, pressed.statusCode(), pressed.body());
        return shown(browser, Browser.location(pressed), parts);
    }

    /** What the App asked of GitHub, tokens aside, in no order. */
    private static List<String> questions() {
        return GATE.github().requests().all().stream()
                .filter(one -> one.actor().equals("app:" + GATE.card().id()))
                .map(one -> one.method() + " " + (one.route().isEmpty() ? one.path() : one.route()))
                .filter(one -> !one.endsWith("/access_tokens"))
                .sorted()
                .toList();
    }

    private static JsonNode json(String token, String path) throws IOException {
        HttpResponse<String> answer = GATE.browser().get(path, "Authorization", "Bearer " + token);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String token, String path) {
        return GATE.browser().post(path, Map.of(), "Authorization", "Bearer " + token);
    }

    private static void policy(String text) {
        GATE.github().furnish().files("acme/.github", FileEdits.put(".github/countersign.yml", text), "Set the policy");
        delivered();
    }

    private static void delivered() {
        assertTrue(GATE.github().awaitDeliveries(Duration.ofSeconds(60)), "webhooks are under way");
        GATE.app().until("it was looked at", GATE.app()::idle);
    }

    @Test
    void who_does_not_run_the_app_finds_nothing_there_by_any_route_and_method() {
        Browser alice = GATE.loggedIn("alice");
        Browser mallory = GATE.loggedIn("mallory");
        String acme = GATE.token("--name", "setup-acme", "--organisation", "acme");
        String none = alice.get("/acme/none/pull/1").body();
        List<String> rows = GATE.rows();
        GATE.github().requests().clear();
        for (Browser browser : List.of(alice, mallory)) {
            for (String path : PAGES) {
                assertEquals(404, browser.get(path).statusCode(), path);
            }
            PRESSED.forEach(path -> assertEquals(404, press(browser, path).statusCode(), path));
            ROUTES.forEach(path -> assertEquals(404, browser.get(path).statusCode(), path));
        }
        assertEquals(none, alice.get("/setup").body());
        for (String path : ROUTES) {
            HttpResponse<String> answer = GATE.browser().get(path, "Authorization", "Bearer " + acme);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(401, GATE.browser().get(path).statusCode(), path);
        }
        for (String path : PRESSED) {
            assertEquals(
                    404,
                    GATE.browser()
                            .post(path, Map.of("organisation", "acme"), "Authorization", "Bearer " + acme)
                            .statusCode());
            assertEquals(401, GATE.browser().post(path, Map.of()).statusCode());
        }
        assertTrue(Browser.location(GATE.browser().get("/setup")).startsWith("/login?to=%2Fsetup"));
        assertEquals(rows, GATE.rows());
        assertEquals(List.of(), writes(), "and nothing else was written");
    }

    @Test
    void github_is_asked_nine_questions_at_most_and_none_again_within_a_minute() {
        Browser erin = GATE.loggedIn("erin");
        looked(erin);
        GATE.github().requests().clear();
        looked(erin);
        List<String> asked = questions();
        assertTrue(asked.size() <= MOST_QUESTIONS, asked.toString());
        assertTrue(
                asked.containsAll(List.of(
                        "GET /app", "GET /app/hook/config", "GET /app/hook/deliveries", "GET /app/installations")),
                asked.toString());
        GATE.github().requests().clear();
        for (int i = 0; i < 5; i++) {
            shown(erin, "/setup?organisation=acme", "GitHub said this at");
        }
        assertEquals(List.of(), questions());
        shown(erin, "/setup/proposal?organisation=acme", "Drawn at");
        GATE.github().requests().clear();
        shown(erin, "/setup/proposal?organisation=acme", "Drawn at");
        assertEquals(List.of(), questions(), "and nothing else was written");
    }

    @Test
    void nobody_waits_for_a_github_that_does_not_answer() {
        Browser erin = GATE.loggedIn("erin");
        GATE.github().requests().clear();
        RequestFault silence = RequestFault.slow("GET", "/app**", 4, Duration.ofSeconds(3));
        GATE.github().faults().add(silence);
        long after = System.currentTimeMillis();
        String page = erin.get("/setup?organisation=acme&after=" + after).body();
        assertTrue(page.contains("GitHub is being asked"), page);
        assertTrue(page.contains("hx-trigger=\"load delay:1s\""), page);
        shown(erin, "/setup?organisation=acme&after=" + after, "GitHub said this at");
        GATE.github().faults().clear();
        assertEquals(List.of(), writes(), "and nothing else was written");
    }

    @Test
    void whoever_runs_it_goes_from_an_installation_to_merges_that_are_held() throws IOException {
        Browser erin = GATE.loggedIn("erin");
        String token = GATE.token("--name", "setup-operator", "--operator");
        GATE.github().requests().clear();
        shown(
                erin,
                "/setup",
                "It lacks 3 permissions",
                "Merge queues",
                "/organizations/acme/settings/apps/countersign/permissions",
                "/apps/countersign/installations/new",
                "There is no repository acme/.github",
                "First comes a policy that can be read.");
        assertEquals(404, erin.get("/setup/proposal?organisation=other").statusCode());
        assertEquals(403, erin.post("/setup/webhook", Map.of()).statusCode(), "a form of ours has to be used");
        assertEquals(List.of(), writes());

        HttpResponse<String> pressed = press(erin, "/setup/webhook");
        assertEquals(303, pressed.statusCode(), pressed.body());
        delivered();
        shown(erin, Browser.location(pressed).replaceAll("#.*", ""), "webhooks arrive");

        Furnishing furnish = GATE.github().furnish();
        furnish.repository("acme/.github");
        furnish.files(
                "acme/safe", FileEdits.put(".github/CODEOWNERS", "/vault/ @acme/keepers\n"), "Say whose the vault is");
        delivered();
        shown(
                erin,
                "/setup/proposal?organisation=acme",
                "&quot;/vault/&quot;  # acme/safe/.github/CODEOWNERS:1",
                "/acme/.github/new/HEAD?filename=.github%2Fcountersign.yml&amp;value=",
                "Create a new branch for this commit and start a pull request");
        String draft = json(token, "/api/v1/setup/proposal?organisation=acme")
                .path("text")
                .asText();
        policy(draft);
        looked(erin, "It observes", "4 The policy of acme");
        assertEquals(409, press(erin, "/setup/enforce").statusCode(), "the policy does not say so");
        HttpResponse<String> refused = send(token, "/api/v1/setup/enforcement?organisation=acme");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("the policy does not say `mode: enforce`"), refused.body());

        policy(draft.replace("mode: observe", "mode: enforce"));
        looked(erin, "It enforces", "Administration, read and write");
        assertEquals(409, press(erin, "/setup/enforce").statusCode(), "the App may not");
        furnish.grant(GATE.card().id(), "organization_administration", "write");
        looked(erin, "Require the check in acme", "+ required check: countersign, from App");
        JsonNode plan = json(token, "/api/v1/setup/enforcement?organisation=acme");
        assertTrue(plan.path("pressable").asBoolean(), plan.toString());
        assertEquals(
                404,
                GATE.browser()
                        .get("/api/v1/setup/enforcement?organisation=other", "Authorization", "Bearer " + token)
                        .statusCode());
        HttpResponse<String> enforced = press(erin, "/setup/enforce");
        assertEquals(303, enforced.statusCode(), enforced.body());
        for (String path : List.of("/setup", Browser.location(enforced).replaceAll("#.*", ""))) {
            assertFalse(
                    erin.get(path).body().contains("Require the check in"),
                    "nothing of before the deed is shown after it");
            shown(erin, path, "is as it has to be", "Passed by: nobody");
        }
        JsonNode setup = json(token, "/api/v1/setup");
        assertEquals("acme", setup.path("organisation").asText());
        assertEquals("broken", setup.at("/app/step/state").asText());
        for (String part : List.of("installed", "webhooks", "policy", "enforcement")) {
            assertEquals(
                    part.equals("installed") ? "broken" : "done",
                    setup.at("/" + part + "/step/state").asText(),
                    part);
        }
        assertEquals(303, press(erin, "/setup/enforce").statusCode(), "it can be pressed again, and does nothing");
        HttpResponse<String> again = send(token, "/api/v1/setup/enforcement?organisation=acme");
        assertEquals("done", JSON.readTree(again.body()).at("/step/state").asText(), again.body());
        JsonNode asked = JSON.readTree(send(token, "/api/v1/setup/webhook").body());
        delivered();
        String proof = "/api/v1/setup/webhook?guid=" + asked.path("guid").asText() + "&attempt="
                + asked.path("attempt").asText() + "&since="
                + asked.path("since").asText();
        assertEquals("done", json(token, proof).path("state").asText());
        // The check is another one when the policy enforces: that is what the open pull request's look is for.
        assertEquals(
                List.of(
                        "POST /app/hook/deliveries/{delivery_id}/attempts",
                        "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
                        "POST /orgs/{org}/rulesets"),
                writes(),
                "and nothing else was written");
    }
}
