package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules of organisations, classic protection and issues, each answer held to GitHub's own description. */
class RulesTest {

    private static final String RULES = "/orgs/acme/rulesets";
    private static final String REPO = "/repos/" + Stage.SHOP;
    private static final String BODY = """
            {"name": "All", "target": "branch", "enforcement": "active",
             "bypass_actors": [{"actor_id": 7, "actor_type": "Team", "bypass_mode": "always"}],
             "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []},
                            "repository_name": {"include": ["sh*"], "exclude": []}},
             "rules": [{"type": "deletion"}, {"type": "required_status_checks", "parameters": {
               "strict_required_status_checks_policy": false,
               "required_status_checks": [{"context": "everywhere", "integration_id": 424242}]}}]}
            """;

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private JsonNode good(int status, String token, String method, String path, String body) {
        Stage.Answered answered = stage.ask(token, method, path, body);
        assertEquals(status, answered.status(), () -> path + ": " + answered.json());
        return answered.json();
    }

    @Test
    void an_organisations_ruleset_holds_its_repositories_and_only_who_may_change_it_sees_who_may_pass_by() {
        stage.sandbox.furnish().forgetRules(Stage.SHOP);
        int number = stage.opened();
        assertEquals("", stage.sandbox.look().pull(Stage.SHOP, number).objection());
        long id = good(201, "tok-erin", "POST", RULES, BODY).path("id").asLong();
        assertTrue(stage.sandbox.look().pull(Stage.SHOP, number).objection().contains("everywhere"));
        good(200, "tok-erin", "GET", RULES + "?per_page=100", "");
        assertEquals(
                7,
                good(200, "tok-erin", "GET", RULES + "/" + id, "")
                        .at("/bypass_actors/0/actor_id")
                        .asInt());
        JsonNode rule = good(200, stage.token(), "GET", REPO + "/rules/branches/main", "")
                .path(0);
        assertEquals("Organization", rule.path("ruleset_source_type").asText());
        assertEquals("acme", rule.path("ruleset_source").asText());
        assertFalse(
                good(200, stage.token(), "GET", REPO + "/rulesets/" + id, "").has("bypass_actors"));
        good(200, "tok-erin", "PUT", RULES + "/" + id, "{\"enforcement\": \"disabled\"}");
        assertEquals("", stage.sandbox.look().pull(Stage.SHOP, number).objection());
        assertEquals(
                "deletion",
                good(200, "tok-erin", "GET", RULES + "/" + id, "")
                        .at("/rules/0/type")
                        .asText());
    }

    @Test
    void an_app_sees_an_organisations_rulesets_only_with_the_permission_for_it() {
        assertEquals(403, stage.raw(stage.token(), "GET", RULES, "").status());
        assertEquals(403, stage.raw("tok-bob", "POST", RULES, BODY).status());
        stage.sandbox.furnish().grant(Stage.APP, "organization_administration", "write");
        good(200, stage.token(), "GET", RULES, "");
        assertEquals(
                "write",
                good(200, stage.jwt(600), "GET", "/orgs/acme/installation", "")
                        .at("/permissions/organization_administration")
                        .asText());
    }

    @Test
    void classic_protection_holds_a_branch_and_is_told_with_it() {
        stage.sandbox.furnish().forgetRules(Stage.SHOP);
        assertFalse(good(200, stage.token(), "GET", REPO + "/branches/main", "")
                .path("protected")
                .asBoolean());
        stage.sandbox.furnish().protect(Stage.SHOP, "main", "classic", 0, false);
        JsonNode checks =
                good(200, stage.token(), "GET", REPO + "/branches/main", "").at("/protection/required_status_checks");
        assertEquals("non_admins", checks.path("enforcement_level").asText());
        assertTrue(checks.at("/checks/0/app_id").isNull());
        assertTrue(stage.sandbox
                .look()
                .pull(Stage.SHOP, stage.opened())
                .objection()
                .contains("classic"));
        assertEquals(
                404,
                stage.raw(stage.token(), "GET", REPO + "/branches/none", "").status());
    }

    @Test
    void an_issue_is_opened_closed_and_listed_with_the_app_that_wrote_it() {
        String issues = REPO + "/issues";
        int number = good(201, stage.token(), "POST", issues, "{\"title\": \"T\", \"body\": \"B\"}")
                .path("number")
                .asInt();
        assertEquals(
                Stage.APP,
                good(200, stage.token(), "GET", issues + "?state=all&per_page=100", "")
                        .at("/0/performed_via_github_app/id")
                        .asLong());
        good(200, stage.token(), "PATCH", issues + "/" + number, "{\"state\": \"closed\", \"body\": \"C\"}");
        assertEquals(0, good(200, stage.token(), "GET", issues, "").size());
        assertEquals("C", stage.sandbox.look().issues(Stage.SHOP).get(0).body());
        assertEquals(
                404,
                stage.raw(stage.token(), "PATCH", issues + "/99", "{\"state\": \"open\"}")
                        .status());
    }
}
