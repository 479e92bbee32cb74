package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.AppCard;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.sandbox.RequestLog;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.testing.GitHubContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command against the sandbox GitHub, HTTP in and out. */
class EnforceCommandTest {

    private static final long APP = 424_242;
    private static final String POLICY = "version: 1\nmode: enforce\nbranches: [\"~DEFAULT_BRANCH\", \"release/*\"]\n"
            + "repositories: {include: [\"*\"], exclude: [\"lab-*\"]}\n";

    private final Sandbox github = Sandbox.start(Sandbox.Options.anyPort());
    private final Furnishing furnish = github.furnish();
    private AppCard card;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void begin() {
        furnish.organisation("acme");
        furnish.organisation("other");
        furnish.person("erin", "Erin", "erin@acme.test");
        furnish.person("dave", "Dave", "dave@acme.test");
        furnish.owner("acme", "erin");
        furnish.repository("acme/.github");
        furnish.repository("acme/shop");
        furnish.permit("acme/shop", "dave", Permission.WRITE);
        furnish.files("acme/.github", FileEdits.put(".github/countersign.yml", POLICY), "Set the policy");
        card = furnish.app(APP, "countersign", "Countersign", "acme");
        furnish.grant(APP, "organization_administration", "write");
    }

    /** Every request has the form that GitHub describes. */
    @AfterEach
    void close() {
        List<String> wrong = new ArrayList<>();
        for (RequestLog.Entry one : github.requests().all()) {
            if (!one.path().startsWith("/graphql")) {
                wrong.addAll(GitHubContract.checkRequest(one.method(), one.path(), one.body()));
            }
        }
        github.close();
        assertEquals(List.of(), wrong);
    }

    private int run(String... arguments) {
        return runFor("acme", arguments);
    }

    private int runFor(String organisation, String... arguments) {
        Settings settings = Settings.of(Map.of(
                "quarkus.github-app.app-id", Long.toString(APP),
                "quarkus.github-app.private-key", card.privateKeyPem(),
                "quarkus.github-app.webhook-secret", "secret",
                "quarkus.github-app.instance-endpoint", github.url()));
        CommandLine line = Commands.commandLine(List.of(new EnforceCommand(() -> settings)));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        github.requests().clear();
        List<String> all = new ArrayList<>(List.of("enforce", "--org", organisation));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private List<String> writes() {
        return github.requests().all().stream()
                .filter(one -> !one.method().equals("GET") && !one.path().startsWith("/graphql"))
                .map(one -> one.method() + " " + one.route())
                .filter(one -> !one.endsWith("/access_tokens"))
                .toList();
    }

    private String objection(String branch) {
        String name = "feature-" + branch.replace('/', '-');
        github.as("dave").commit("acme/shop", branch, FileEdits.put("b.txt", branch), "Begin");
        github.as("dave").commit("acme/shop", name, FileEdits.put("a.txt", branch), "Add");
        int number = github.as("dave").open("acme/shop", name, branch, "Add", "Adds.");
        return github.look().pull("acme/shop", number).objection();
    }

    @Test
    void a_dry_run_shows_the_ruleset_and_writes_nothing() {
        assertEquals(ExitCodes.BLOCKED, run("--dry-run"), err::toString);
        assertEquals("""
                The ruleset `Countersign` of acme would be created:
                  + enforcement: active
                  + branches: refs/heads/release/*, ~DEFAULT_BRANCH
                  + repositories: ~ALL without lab-*
                  + required check: countersign, from App 424242
                Passed by: nobody.
                Nothing was written, because of --dry-run.
                """, out.toString());
        assertEquals(List.of(), writes());
    }

    @Test
    void the_ruleset_is_created_and_holds_merges_where_the_policy_governs_and_a_second_run_does_nothing() {
        assertEquals("", objection("release/0"));
        assertEquals(ExitCodes.CLEARED, run(), err::toString);
        assertEquals(List.of("POST /orgs/{org}/rulesets"), writes());
        assertTrue(objection("release/1").contains("countersign"), "a governed branch is not held");
        assertEquals("", objection("elsewhere"));
        assertEquals(ExitCodes.CLEARED, run());
        assertEquals("The ruleset `Countersign` of acme is as it has to be.\nPassed by: nobody.\n", out.toString());
        assertEquals(List.of(), writes());
    }

    @Test
    void a_ruleset_that_was_weakened_is_repaired_and_what_it_says_beside_stays() {
        String weak = """
                {"name": "Countersign", "target": "branch", "enforcement": "evaluate",
                 "bypass_actors": [{"actor_id": 7, "actor_type": "Team", "bypass_mode": "always"}],
                 "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": ["refs/heads/main"]},
                                "repository_name": {"include": ["~ALL"], "exclude": ["lab-*"]}},
                 "rules": [{"type": "deletion"}, {"type": "required_status_checks", "parameters": {
                   "strict_required_status_checks_policy": true, "required_status_checks": [
                     {"context": "countersign"}, {"context": "build", "integration_id": 15368}]}}]}
                """;
        rest("erin", "POST", "/orgs/acme/rulesets", weak);
        assertEquals(ExitCodes.CLEARED, run(), err::toString);
        assertEquals("""
                The ruleset `Countersign` of acme was changed:
                  ~ enforcement: evaluate -> active
                  ~ branches: ~DEFAULT_BRANCH without refs/heads/main -> refs/heads/release/*, ~DEFAULT_BRANCH
                  ~ required check: countersign, from whoever reports it -> countersign, from App 424242
                Note: passed by: team 7.
                """, out.toString());
        assertEquals(List.of("PUT /orgs/{org}/rulesets/{ruleset_id}"), writes());
        String sent = github.requests().all().stream()
                .filter(one -> one.method().equals("PUT"))
                .map(RequestLog.Entry::body)
                .findFirst()
                .orElse("");
        assertTrue(sent.contains("\"deletion\"") && sent.contains("\"build\""), sent);
        assertTrue(sent.contains("\"strict_required_status_checks_policy\":true"), sent);
        assertFalse(sent.contains("bypass_actors"), sent);
        assertEquals(ExitCodes.CLEARED, run());
        assertEquals(List.of(), writes());
    }

    private void rest(String login, String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(github.url() + path))
                    .header("Authorization", "Bearer tok-" + login)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer.body());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void without_the_permission_it_says_which_one_is_missing_and_what_to_do() {
        furnish.grant(APP, "organization_administration", "read");
        assertEquals(ExitCodes.ERROR, run());
        assertTrue(
                err.toString().contains("lacks the organisation permission Administration, read and write"),
                err::toString);
        assertTrue(err.toString().contains("Let an owner of acme accept it: http"), err::toString);
        assertEquals(List.of(), writes());
    }

    @Test
    void where_the_app_is_not_installed_or_there_is_no_policy_it_says_so() {
        CommandLine line = Commands.commandLine(List.of(new EnforceCommand(() -> Settings.of(Map.of()))));
        line.setErr(new PrintWriter(err));
        assertEquals(ExitCodes.ERROR, line.execute("enforce", "--org", "acme"));
        assertTrue(err.toString().contains("QUARKUS_GITHUB_APP_APP_ID"), err::toString);
        assertEquals(ExitCodes.ERROR, run("--org", "other"));
        assertTrue(
                err.toString().contains("the App is not installed on `other`")
                        || err.toString().contains("--org"),
                err::toString);
    }

    @Test
    void a_policy_that_is_missing_or_invalid_stops_it_before_anything_is_written() {
        furnish.files("acme/.github", FileEdits.put(".github/countersign.yml", "version: 1\nmood: enforce\n"), "Break");
        assertEquals(ExitCodes.ERROR, run());
        assertTrue(
                err.toString().contains("the policy is not valid")
                        && err.toString().contains("mood"),
                err::toString);
        furnish.files("acme/.github", FileEdits.none().andRemove(".github/countersign.yml"), "Drop");
        assertEquals(ExitCodes.ERROR, run());
        assertTrue(err.toString().contains("there is no policy acme/.github"), err::toString);
        assertEquals(List.of(), writes());
    }

    @Test
    void a_policy_that_does_not_hold_merges_yet_is_spoken_of() {
        furnish.files("acme/.github", FileEdits.put(".github/countersign.yml", "version: 1\nmode: warn\n"), "Warn");
        assertEquals(ExitCodes.CLEARED, run(), err::toString);
        assertTrue(out.toString().startsWith("Note: the policy's mode is warn"), out::toString);
    }

    @Test
    void a_github_that_is_out_of_order_is_said_so_without_a_trace() {
        github.faults().add(RequestFault.status("POST", "/orgs/*/rulesets", 1, 502));
        assertEquals(ExitCodes.ERROR, run());
        assertTrue(err.toString().contains("GitHub is out of order"), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertEquals(ExitCodes.CLEARED, run(), err::toString);
    }
}
