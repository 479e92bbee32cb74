package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.outbox.Pages;
import dev.countersign.testing.Caller;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages and the API of the packaged App, over HTTP, for machines that see an organisation, the App, or something else. */
class PagesIT {

    private static final int LARGEST = 100_000;
    private static final Town TOWN = Town.square();
    private static final Caller HTTP = new Caller(TOWN.app());
    private static final String ACME = HTTP.token("pages-acme", "--organisation", "acme");
    private static final String OTHER = HTTP.token("pages-other", "--organisation", "other");
    private static final String OPERATOR = HTTP.token("pages-operator", "--operator");
    private static final String NOBODY = "";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private static String page(Pull pull) {
        return "/" + pull.repository + "/pull/" + pull.number;
    }

    private static String api(Pull pull) {
        return "/api/v1/repositories/" + pull.repository + "/pulls/" + pull.number;
    }

    private static String shown(String token, String path) {
        HttpResponse<String> answer = HTTP.ask(token, path);
        assertEquals(200, answer.statusCode(), () -> path + "\n" + answer.body());
        assertTrue(
                answer.body().length() < LARGEST, path + " has " + answer.body().length() + " characters");
        return answer.body();
    }

    private static void shows(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> part + " is not in\n" + text);
        }
    }

    private static void nothingElseWasWritten() {
        assertEquals(List.of(), TOWN.writes());
    }

    @Test
    void a_verdict_is_shown_as_a_path_without_scripts_or_styles_of_its_own() {
        Pull pull = TOWN.assisted();
        pull.approves("bob");
        TOWN.github().requests().clear();
        String html = shown(ACME, page(pull));
        shows(
                html,
                "Waiting for 2 of 3",
                "Co-Authored-By: Claude",
                "/commit/" + pull.view().headSha(),
                "services/payments/charge.js",
                "<b>bob</b> signed",
                "1 of anyone in acme/seniors",
                "requirement <code>area-owner</code>",
                "The documents the tool relied on are current");
        assertFalse(html.contains("style=") || html.contains("<style") || html.contains("<script>"), html);
        shows(shown(ACME, api(pull)), "\"changed\":[{\"kind\":");
        shows(shown(ACME, api(pull) + "/verdicts"), "\"changed\":[]", "\"changed\":[{\"kind\":");
        shows(
                shown(ACME, api(pull) + "/facts"),
                "\"path\":\"services/payments/charge.js\",\"status\":\"modified\"",
                "\"author\":\"alice\"",
                "\"sha\":\"" + pull.view().headSha());
        assertTrue(HTTP.ask(ACME, page(pull))
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .contains("script-src 'self'"));
        nothingElseWasWritten();
    }

    @Test
    void what_may_not_be_seen_is_answered_as_what_is_not_there() {
        Pull pull = TOWN.assisted();
        TOWN.github().requests().clear();
        String there = HTTP.ask(OTHER, page(pull)).body();
        HttpResponse<String> none = HTTP.ask(OTHER, "/acme/none/pull/1");
        assertEquals(404, none.statusCode());
        assertEquals(none.body(), there);
        for (String path : List.of(
                page(pull), "/" + pull.repository + "/history", "/history?organisation=acme", "/operations", "/acme")) {
            assertEquals(404, HTTP.ask(OTHER, path).statusCode(), path);
        }
        for (String path : List.of(
                api(pull),
                api(pull) + "/verdicts",
                api(pull) + "/facts",
                "/api/v1/history/merges?repository=" + pull.repository,
                "/api/v1/history/overrides?organisation=acme",
                "/api/v1/organisations/acme/overview",
                "/api/v1/operations",
                "/api/v1/operations/dead-letters")) {
            HttpResponse<String> answer = HTTP.ask(OTHER, path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(401, HTTP.ask(NOBODY, path).statusCode(), path);
        }
        assertEquals(404, HTTP.post(OTHER, api(pull) + "/what-if", JSON, "{}").statusCode());
        assertEquals(401, HTTP.ask(NOBODY, page(pull)).statusCode());
        assertEquals(401, HTTP.ask(NOBODY, "/acme/none/pull/1").statusCode());
        assertEquals(401, HTTP.ask(NOBODY, "/operations").statusCode());
        nothingElseWasWritten();
    }

    @Test
    void the_link_of_a_check_opens_its_own_page_and_no_other() {
        Pull pull = TOWN.assisted();
        long id = TOWN.app()
                .number("select repository_id from subject where number = " + pull.number
                        + " and owner || '/' || repository = '" + pull.repository + "'");
        int slash = pull.repository.indexOf('/');
        PullRequestRef ref = new PullRequestRef(
                new RepositoryRef(pull.repository.substring(0, slash), pull.repository.substring(slash + 1)),
                pull.number);
        String path = URI.create(new Pages("http://app", Town.SECRET).of(new Subject(1, id, ref)))
                .toString()
                .substring("http://app".length());
        shows(shown(NOBODY, path), "Waiting for 3 of 3", path.substring(path.indexOf("key=") + 4));
        assertEquals(401, HTTP.ask(NOBODY, path + "0").statusCode());
        assertEquals(404, HTTP.ask(OTHER, path + "0").statusCode());
    }

    @Test
    void what_is_supposed_is_judged_and_nothing_of_it_is_kept() {
        Pull pull = TOWN.assisted();
        long evaluations = TOWN.app().number("select count(*) from evaluation");
        TOWN.github().requests().clear();
        shows(
                shown(ACME, page(pull) + "?signed=carol,bob"),
                "Waiting for 1 of 3",
                "requirement <code>senior-review</code>",
                "carol signed");
        shows(shown(ACME, page(pull) + "?without=services/payments/charge.js"), "shown as 0000000");
        shows(shown(ACME, page(pull) + "?signed=%3Cscript%3E"), "is no login of a person at GitHub", "&lt;script&gt;");
        String policy =
                "version: 1\nrequirements:\n  - {name: two, title: Two, sign-offs: {count: 2, from: [anyone]}}\n";
        HttpResponse<String> posted =
                HTTP.post(ACME, page(pull), FORM, "policy=" + URLEncoder.encode(policy, StandardCharsets.UTF_8));
        assertEquals(200, posted.statusCode());
        shows(posted.body(), "requirement <code>two</code>", "waits for 2 of anyone");
        HttpResponse<String> judged =
                HTTP.post(ACME, api(pull) + "/what-if", JSON, "{\"signed\": [\"carol\", \"bob\"]}");
        shows(judged.body(), "\"governed\":true", "\"kind\":\"requirement\",\"name\":\"area-owner\"");
        HttpResponse<String> wrong = HTTP.post(ACME, api(pull) + "/what-if", JSON, "{\"policy\": \"version: 7\"}");
        assertEquals(422, wrong.statusCode());
        shows(wrong.body(), ".github/countersign.yml:1:");
        assertEquals(evaluations, TOWN.app().number("select count(*) from evaluation"));
        assertEquals(List.of(), TOWN.requests(), "GitHub was not asked either");
    }

    @Test
    void given_up_work_is_shown_to_operators_and_done_again_with_one_press() {
        Pull pull = TOWN.assisted();
        TOWN.app()
                .change("insert into dead_letter (task, work, reason, failures, at) select 'pull-request', id,"
                        + " 'GitHub said no', 7, now() from subject where number = " + pull.number
                        + " and owner || '/' || repository = '" + pull.repository + "'");
        long letter = TOWN.app().number("select max(id) from dead_letter");
        TOWN.github().requests().clear();
        shows(shown(OPERATOR, "/operations"), pull.repository + "#" + pull.number, "GitHub said no", "0.1.0-SNAPSHOT");
        shows(shown(OPERATOR, "/api/v1/operations"), "\"deadLetters\":1", "\"name\":\"replicas\"", "are heard of");
        shows(shown(OPERATOR, "/api/v1/operations/dead-letters"), "\"id\":\"" + letter + "\"", "\"next\":\"\"");
        String retry = "/operations/dead-letters/" + letter + "/retry";
        assertEquals(404, HTTP.post(ACME, retry, FORM, "").statusCode());
        assertEquals(303, HTTP.post(OPERATOR, retry, FORM, "").statusCode());
        assertEquals(404, HTTP.post(OPERATOR, retry, FORM, "").statusCode(), "it is not there twice");
        TOWN.settle();
        assertEquals(0, TOWN.app().number("select count(*) from dead_letter"));
        assertEquals(1, TOWN.requests().size(), "one look");
        nothingElseWasWritten();
    }

    @Test
    void a_merge_is_in_the_history_with_its_verdict_as_page_table_and_json() {
        Pull pull = TOWN.assisted().signedExceptBy("nobody");
        pull.cleared();
        pull.as("alice").merge(pull.repository, pull.number);
        TOWN.settle();
        TOWN.github().requests().clear();
        String name = pull.repository + "#" + pull.number;
        shows(shown(ACME, "/" + pull.repository + "/history"), name, "Cleared: ", "alice");
        shows(shown(ACME, "/history?organisation=acme"), name);
        assertFalse(shown(ACME, "/" + pull.repository + "/history?around=true").contains(name));
        HttpResponse<String> table = HTTP.ask(ACME, "/" + pull.repository + "/history?list=merges");
        assertTrue(table.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        shows(table.body(), "at,pull,base,", name + ",main,");
        shows(
                shown(ACME, "/api/v1/history/merges?repository=" + pull.repository),
                "\"number\":" + pull.number,
                "\"outcome\":\"cleared\"",
                "\"next\":\"\"");
        assertEquals(422, HTTP.ask(ACME, "/api/v1/history/merges").statusCode());
        assertEquals(
                422,
                HTTP.ask(ACME, "/api/v1/history/merges?organisation=acme&cursor=x")
                        .statusCode());
        assertEquals(
                400, HTTP.ask(ACME, "/" + pull.repository + "/history?from=x").statusCode());
        nothingElseWasWritten();
    }

    @Test
    void an_organisation_is_shown_at_a_glance_from_the_verdicts_that_were_made() {
        Pull pull = TOWN.assisted();
        pull.approves("bob");
        TOWN.github().requests().clear();
        shows(shown(ACME, "/acme"), "senior-review", "Claude Code", "of them open", "bob", "Whether merges are held");
        shows(
                shown(ACME, "/api/v1/organisations/acme/overview"),
                "{\"name\":\"senior-review\",\"pulls\":",
                "\"waits\":[",
                "\"tool\":\"Claude Code\"");
        assertTrue(
                HTTP.ask(NOBODY, "/countersign.css").body().startsWith(":root"),
                "the name of a file is no organisation");
        nothingElseWasWritten();
    }

    @Test
    void who_can_bypass_a_branch_is_told_and_what_github_hides_is_unknown() {
        TOWN.app()
                .change(
                        "insert into enforcement (installation, repository_id, owner, repository, branch, mode, state, detail,"
                                + " bypass, at, checked) select 1, 999, 'acme', 'held', branch, 'ENFORCE', state, '', bypass, now(), now()"
                                + " from (values ('a', 'enforced', 'nobody'), ('b', 'enforced', 'organisation owners, team 7'),"
                                + " ('c', 'enforced', 'unknown: GitHub hides it'), ('d', 'not-required', ''),"
                                + " ('e', 'unknown', '')) found (branch, state, bypass)");
        TOWN.github().requests().clear();
        shows(
                shown(ACME, "/acme"),
                "Who can bypass it",
                "<code>a</code></td><td><span class=\"state cleared\">enforced</span></td><td>nobody can bypass it</td>",
                "<code>b</code></td><td><span class=\"state cleared\">enforced</span></td><td>organisation owners, team 7</td>",
                "<td>unknown: GitHub hides it</td>",
                "<span class=\"state blocked\">not-required</span></td><td>not held, so nobody has to</td>",
                "<span class=\"state undecided\">unknown</span></td><td>unknown</td>");
        shows(
                shown(ACME, "/api/v1/organisations/acme/overview"),
                "\"bypass\":{\"state\":\"nobody\",\"who\":[],\"why\":\"\"}",
                "\"bypass\":{\"state\":\"some\",\"who\":[\"organisation owners\",\"team 7\"],\"why\":\"\"}",
                "\"bypass\":{\"state\":\"unknown\",\"who\":[],\"why\":\"GitHub hides it\"}",
                "\"bypass\":{\"state\":\"not-held\"");
        TOWN.app().change("delete from enforcement where repository_id = 999");
        nothingElseWasWritten();
    }

    @Test
    void the_api_describes_itself() {
        String description = HTTP.ask(NOBODY, "/q/openapi").body();
        shows(
                description,
                "/api/v1/repositories/{owner}/{repository}/pulls/{number}:",
                "/api/v1/operations/dead-letters:",
                "/api/v1/history/merges:",
                "/api/v1/setup/enforcement:",
                "/api/v1/setup/webhook:",
                "KeptVerdict:",
                "PullFacts:",
                "Bypassers:");
    }
}
