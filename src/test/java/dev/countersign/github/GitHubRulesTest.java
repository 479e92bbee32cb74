package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.enforcement.RequiredCheck.Rule;
import dev.countersign.flow.Project;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubRulesTest {

    private static final Project SHOP = new Project(FakeGitHub.INSTALLATION, 900, new RepositoryRef("acme", "shop"));
    private static final String RULES = "GET /repos/acme/shop/rules/branches/release%2F1";
    private static final String BRANCH = "GET /repos/acme/shop/branches/release%2F1";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubRules rules = new GitHubRules(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    private List<RequiredCheck> requiring() {
        return rules.requiring(SHOP, "release/1", "countersign");
    }

    private static String rule(String type, String source, String check) {
        return """
                {"type": "required_status_checks", "ruleset_source_type": "%s", "ruleset_source": "%s", "ruleset_id": 5,
                 "parameters": {"strict_required_status_checks_policy": false, "required_status_checks": [%s]}}
                """.formatted(type, source, check);
    }

    private static String classic(String level, String checks, String contexts) {
        return """
                {"name": "release/1", "protected": true, "protection": {"enabled": true, "required_status_checks":
                  {"enforcement_level": "%s", "checks": [%s], "contexts": [%s]}}}
                """.formatted(level, checks, contexts);
    }

    @Test
    void rulesets_of_every_level_are_read_by_one_request() {
        github.on(
                RULES,
                FakeGitHub.json(
                        200,
                        "[{\"type\": \"deletion\"},"
                                + rule(
                                        "Repository",
                                        "acme/shop",
                                        "{\"context\": \"countersign\"}, {\"context\": \"build\"}")
                                + ","
                                + rule(
                                        "Organization",
                                        "acme",
                                        "{\"context\": \"countersign\", \"integration_id\": 4242}")
                                + "]"));
        assertEquals(
                List.of(
                        new RequiredCheck(RequiredCheck.ANYONES, new Rule.Ruleset(5, "acme/shop", false)),
                        new RequiredCheck(4242, new Rule.Ruleset(5, "acme", true))),
                requiring());
        assertEquals(List.of(RULES), github.routes());
    }

    @Test
    void classic_protection_is_asked_for_where_no_ruleset_requires_the_check() {
        github.on(RULES, FakeGitHub.json(200, "[]"));
        github.on(
                BRANCH,
                FakeGitHub.json(200, classic("everyone", "{\"context\": \"countersign\", \"app_id\": 4242}", "")));
        assertEquals(List.of(new RequiredCheck(4242, new Rule.Protection(true))), requiring());
        github.on(
                BRANCH,
                FakeGitHub.json(200, classic("non_admins", "{\"context\": \"countersign\", \"app_id\": null}", "")));
        assertEquals(List.of(new RequiredCheck(RequiredCheck.ANYONES, new Rule.Protection(false))), requiring());
        github.on(BRANCH, FakeGitHub.json(200, classic("everyone", "", "\"countersign\"")));
        assertEquals(List.of(new RequiredCheck(RequiredCheck.ANYONES, new Rule.Protection(true))), requiring());
        github.on(BRANCH, FakeGitHub.json(200, classic("off", "{\"context\": \"countersign\", \"app_id\": 1}", "")));
        assertEquals(List.of(), requiring());
        github.on(BRANCH, FakeGitHub.json(404, "{\"message\": \"Branch not found\"}"));
        assertEquals(List.of(), requiring());
    }

    @Test
    void a_repository_that_is_not_shown_or_whose_plan_has_no_rules_is_no_answer() {
        github.on(RULES, FakeGitHub.json(404, "{\"message\": \"Not Found\"}"));
        assertThrows(SubjectGone.class, this::requiring);
        github.on(RULES, FakeGitHub.json(403, "{\"message\": \"Upgrade to GitHub Pro to enable this feature.\"}"));
        assertThrows(Refused.class, this::requiring);
    }

    @Test
    void who_may_pass_by_a_ruleset_is_named_and_unknown_where_github_does_not_say() {
        String actors = """
                {"bypass_actors": [{"actor_type": "OrganizationAdmin", "actor_id": 1, "bypass_mode": "always"},
                  {"actor_type": "RepositoryRole", "actor_id": 5, "bypass_mode": "pull_request"},
                  {"actor_type": "Team", "actor_id": 7, "bypass_mode": "always"},
                  {"actor_type": "Integration", "actor_id": 8, "bypass_mode": "always"},
                  {"actor_type": "DeployKey", "actor_id": null, "bypass_mode": "always"}]}
                """;
        github.on("GET /orgs/acme/rulesets/5", FakeGitHub.json(200, actors));
        assertEquals(
                "organisation owners, repository admins (by pull request only), team 7, App 8, deploy keys",
                rules.bypass(SHOP, new Rule.Ruleset(5, "acme", true)).words());
        github.on("GET /repos/acme/shop/rulesets/5", FakeGitHub.json(200, "{\"bypass_actors\": []}"));
        assertEquals(new Bypass.Nobody(), rules.bypass(SHOP, new Rule.Ruleset(5, "acme/shop", false)));
        github.on("GET /repos/acme/shop/rulesets/5", FakeGitHub.json(200, "{}"));
        assertInstanceOf(Bypass.Unknown.class, rules.bypass(SHOP, new Rule.Ruleset(5, "acme/shop", false)));
        assertEquals(new Bypass.Nobody(), rules.bypass(SHOP, new Rule.Protection(true)));
        assertEquals(
                "administrators", rules.bypass(SHOP, new Rule.Protection(false)).words());
    }

    @Test
    void an_issue_is_opened_changed_and_found_only_if_it_is_ours() {
        GitHubIssues issues = new GitHubIssues(github.client());
        RepositoryRef own = new RepositoryRef("acme", ".github");
        github.on("POST /repos/acme/.github/issues", FakeGitHub.json(201, "{\"number\": 3}"));
        assertEquals(3, issues.open(FakeGitHub.INSTALLATION, own, "Title", "Body"));
        github.on("PATCH /repos/acme/.github/issues/3", FakeGitHub.json(200, "{}"), FakeGitHub.json(410, "{}"));
        assertEquals(true, issues.change(FakeGitHub.INSTALLATION, own, 3, "Title", "Body", false));
        assertEquals("closed", github.asked().get(1).json().path("state").asText());
        assertEquals(false, issues.change(FakeGitHub.INSTALLATION, own, 3, "Title", "Body", true));
        github.on("GET /repos/acme/.github/issues", FakeGitHub.json(200, """
                [{"number": 9, "body": "<!-- x --> forged", "performed_via_github_app": null},
                 {"number": 8, "body": "<!-- x --> theirs", "performed_via_github_app": {"id": 1}},
                 {"number": 7, "body": "<!-- x --> ours", "performed_via_github_app": {"id": 4242}}]
                """));
        assertEquals(7, issues.find(FakeGitHub.INSTALLATION, own, "<!-- x -->").orElse(0));
        assertEquals(
                true, issues.find(FakeGitHub.INSTALLATION, own, "<!-- y -->").isEmpty());
    }
}
