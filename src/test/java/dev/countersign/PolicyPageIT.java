package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Caller;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy page and its API of the packaged App, over HTTP. */
class PolicyPageIT {

    private static final int LARGEST = 100_000;
    private static final Town TOWN = Town.square();
    private static final Caller HTTP = new Caller(TOWN.app());
    private static final String ACME = HTTP.token("policy-acme", "--organisation", "acme");
    private static final String OTHER = HTTP.token("policy-other", "--organisation", "other");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String OWN = """
            mode: observe
            requirements:
              - name: build
                checks: [build]
            """;

    private Pull pull;
    private String rows = "";

    @BeforeEach
    void begin() {
        pull = TOWN.assisted();
        TOWN.github().furnish().files(pull.repository, FileEdits.put(".github/countersign.yml", OWN), "Write a policy");
        TOWN.settle();
        TOWN.github().requests().clear();
        rows = rows();
    }

    @AfterEach
    void and_nothing_else_was_written() {
        assertEquals(List.of(), TOWN.writes());
        assertEquals(rows, rows());
    }

    private static String rows() {
        return TOWN.app().number("select count(*) from evaluation") + " "
                + TOWN.app().number("select count(*) from policy_version") + " "
                + TOWN.app().number("select count(*) from policy_text");
    }

    private static String form(String policy, String rest) {
        return "policy=" + URLEncoder.encode(policy, StandardCharsets.UTF_8) + rest;
    }

    private static void shows(HttpResponse<String> answer, String... parts) {
        assertEquals(200, answer.statusCode(), answer::body);
        int bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < LARGEST, () -> bytes + " bytes");
        for (String part : parts) {
            assertTrue(answer.body().contains(part), () -> part + " is not in\n" + answer.body());
        }
    }

    private String page() {
        return "/" + pull.repository + "/policy";
    }

    private String api() {
        return "/api/v1/repositories/" + pull.repository + "/policy";
    }

    @Test
    void what_holds_is_told_with_the_line_that_makes_it_so() {
        HttpResponse<String> answer = HTTP.ask(ACME, page());
        shows(
                answer,
                "<code>mode</code></th><td>enforce <span class=\"state cleared\">floor</span>",
                "/acme/.github/blob/HEAD/.github/countersign.yml#L2\">acme/.github:2</a>",
                "/" + pull.repository + "/blob/HEAD/.github/countersign.yml#L1\">1</a>",
                "`mode: observe` would loosen the organisation&#39;s policy, and is ignored; it says enforce",
                "requirements/build",
                "/" + pull.repository + "/edit/main/.github/countersign.yml");
        assertFalse(answer.body().contains("style=") || answer.body().contains("<script>"), "scripts of its own");
        int asked = TOWN.requests().size();
        shows(HTTP.ask(ACME, page()), "requirements/build");
        assertEquals(asked, TOWN.requests().size(), "GitHub is not asked again within a minute");
    }

    @Test
    void the_organisations_own_is_told_to_those_who_administer_it() {
        shows(HTTP.ask(ACME, "/acme/policy"), "requirements/senior-review", "acme/.github:9", "<h1>Policy</h1>");
        shows(HTTP.ask(ACME, "/api/v1/organisations/acme/policy"), "\"key\":\"requirements/senior-review\"");
    }

    @Test
    void a_text_is_tried_on_what_the_organisation_says_and_on_past_evaluations() {
        String text = OWN + "  - {name: two, title: Two, sign-offs: {count: 2, from: anyone}}\n"
                + "tests:\n  - {name: docs, change: {paths: [docs/a.md]}, expect: {verdict: cleared}}\n";
        shows(
                HTTP.post(ACME, page(), FORM, form(text, "&replay=true")),
                "A valid policy, 1 ignored, 1 of 1 test failed",
                ".github/countersign.yml:1:1",
                "<b>docs</b>: expected cleared, and it is blocked, waiting for build, two",
                "Of the last 1 evaluated pull requests",
                "name: two, title: Two");
        String loose = HTTP.post(ACME, "/acme/policy", FORM, form("version: 1\nmode: warn\n", "&replay=true"))
                .body();
        assertTrue(
                loose.contains("Would no longer be blocked") && loose.contains(pull.repository + "#" + pull.number),
                loose);
        HttpResponse<String> typed = HTTP.post(ACME, page(), FORM, form("mod: <script>", ""), "HX-Request", "true");
        shows(typed, "unknown key `mod`", "did you mean `mode`?");
        assertFalse(typed.body().contains("<html") || typed.body().contains("<script>"), typed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quotes", "Chinese", "problems", "a long key", "failing tests", "settings", "loosenings"})
    void however_much_is_sent_what_comes_of_it_is_told_on_a_small_page(String much) {
        String text = switch (much) {
            case "quotes" -> "# " + "\"".repeat(200_000) + "\n" + OWN;
            case "Chinese" -> "# " + "\u8cb4".repeat(80_000) + "\n" + OWN;
            case "problems" -> many("x%d: 1\n", 9_000);
            case "a long key" -> "k".repeat(120_000) + ": 1\n";
            case "failing tests" ->
                OWN
                        + "tests:\n"
                        + many(
                                "  - {name: \"" + "&".repeat(90)
                                        + "%d\", change: {paths: [a]}, expect: {verdict: undecided}}\n",
                                400);
            case "settings" -> "areas:\n" + many("  area-%d: {paths: [\"<<<<<<<<<<<<<<<<<<<<<<<<<\"]}\n", 3_000);
            default -> "mode: observe\ndisclosure: optional\n" + OWN;
        };
        for (String path : List.of(page(), "/acme/policy")) {
            shows(HTTP.post(ACME, path, FORM, form(text, "&replay=true")), "<div class=\"result\">");
        }
        shows(HTTP.post(ACME, "/" + pull.repository + "/pull/" + pull.number, FORM, form(text, "")), "id=\"supposed\"");
    }

    private static String many(String line, int times) {
        return IntStream.range(0, times).mapToObj(line::formatted).collect(Collectors.joining());
    }

    @Test
    void programs_are_told_the_same() {
        shows(
                HTTP.ask(ACME, api()),
                "{\"key\":\"mode\",\"value\":\"enforce\",\"floor\":true,\"origins\":[{\"file\":"
                        + "\"acme/.github/.github/countersign.yml\",\"line\":2,\"column\":1,\"link\":\"",
                "\"text\":\"mode: observe\",\"standing\":\"ignored\"");
        shows(
                HTTP.post(ACME, api() + "/lint", "text/plain", "mode: warn\nrequirements:\n  - {name: x, whn: {}}\n"),
                "\"valid\":false",
                "\"line\":3,\"column\":15",
                "did you mean `when`?");
        shows(
                HTTP.post(ACME, api() + "/lint", "application/yaml", OWN),
                "\"valid\":true",
                "\"replay\":{\"all\":1,\"wouldWait\":[]");
        shows(HTTP.post(ACME, api() + "/lint?replay=false", "application/yaml", OWN), "\"replay\":{\"all\":0,");
        shows(
                HTTP.post(ACME, "/api/v1/organisations/acme/policy/lint", "text/plain", "mode: warn\n"),
                "\"wouldClear\":[{");
        shows(
                HTTP.ask("", "/q/openapi"),
                "/api/v1/repositories/{owner}/{repository}/policy/lint:",
                "/api/v1/organisations/{organisation}/policy:",
                "EffectivePolicy:");
    }

    @Test
    void others_get_the_answer_for_what_is_not_there() {
        String organisations = "/api/v1/organisations/acme/policy";
        for (String path : List.of(page(), "/acme/policy", api(), organisations)) {
            assertEquals(404, HTTP.ask(OTHER, path).statusCode(), path);
            assertEquals(401, HTTP.ask("", path).statusCode(), path);
        }
        assertEquals(
                HTTP.ask(OTHER, "/acme/none/policy").body(),
                HTTP.ask(OTHER, page()).body());
        assertEquals(404, HTTP.ask(ACME, "/acme/none/policy").statusCode());
        for (String path : List.of(page(), "/acme/policy")) {
            assertEquals(404, HTTP.post(OTHER, path, FORM, form(OWN, "")).statusCode(), path);
        }
        for (String path : List.of(api() + "/lint", organisations + "/lint")) {
            HttpResponse<String> answer = HTTP.post(OTHER, path, "text/plain", OWN);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
        }
        assertEquals(List.of(), TOWN.requests(), "GitHub was not asked for them");
    }
}
