package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every answer has the shape that GitHub's own description demands. */
class ContractTest {

    private final Stage stage = new Stage();
    private final String repo = "/repos/" + Stage.SHOP;

    @AfterEach
    void close() {
        stage.close();
    }

    private Stage.Answered get(String token, String path) {
        Stage.Answered answered = stage.ask(token, "GET", path, "");
        assertEquals(200, answered.status(), path);
        return answered;
    }

    @Test
    void the_app_and_its_installation_are_shaped_as_described() {
        String jwt = stage.jwt(600);
        get(jwt, "/app");
        get(jwt, "/app/installations");
        get(jwt, "/app/installations/" + stage.app.installation());
        get(jwt, repo + "/installation");
        get(jwt, "/orgs/acme/installation");
        get(jwt, "/apps/countersign");
        String token = stage.token();
        assertEquals(
                1,
                get(token, "/installation/repositories")
                        .json()
                        .path("total_count")
                        .asInt());
        assertEquals(204, stage.ask(token, "DELETE", "/installation/token", "").status());
    }

    @Test
    void who_belongs_to_an_organisation_is_shaped_as_described() {
        String token = stage.token();
        assertEquals(
                "member",
                get(token, "/orgs/acme/memberships/bob").json().path("role").asText());
        assertEquals(
                404,
                stage.ask(token, "GET", "/orgs/acme/memberships/nobody-here", "")
                        .status());
    }

    @Test
    void a_pull_request_and_its_parts_are_shaped_as_described() {
        int number = stage.opened();
        stage.sandbox.as("bob").label(Stage.SHOP, number, "bug");
        stage.sandbox.as("bob").assign(Stage.SHOP, number, "bob");
        stage.sandbox.as("bob").approve(Stage.SHOP, number, "Good.");
        String token = stage.token();
        String pull = repo + "/pulls/" + number;
        get(token, repo + "/pulls?state=all&per_page=100");
        get(token, pull);
        assertEquals(
                "src/app.js",
                get(token, pull + "/files?per_page=100")
                        .json()
                        .at("/0/filename")
                        .asText());
        get(token, pull + "/commits");
        get(token, pull + "/reviews");
        get(token, pull + "/requested_reviewers");
        get(token, repo + "/commits/" + stage.head(number) + "/pulls");
        assertEquals(
                "src/app.js",
                get(token, repo + "/commits/" + stage.head(number))
                        .json()
                        .at("/files/0/filename")
                        .asText());
        get(token, repo + "/issues/" + number);
        get(token, repo + "/issues/" + number + "/labels");
        stage.ask("tok-bob", "POST", pull + "/requested_reviewers", "{\"reviewers\":[\"carol\"]}");
        stage.ask("tok-carol", "POST", pull + "/reviews", "{\"event\":\"REQUEST_CHANGES\",\"body\":\"No.\"}");
        stage.ask("tok-bob", "POST", repo + "/issues/" + number + "/labels", "{\"labels\":[\"risk\"]}");
        stage.ask("tok-bob", "DELETE", repo + "/issues/" + number + "/labels/risk", "");
        stage.ask("tok-bob", "POST", repo + "/issues/" + number + "/assignees", "{\"assignees\":[\"carol\"]}");
        stage.ask("tok-alice", "PATCH", pull, "{\"title\":\"Digits\",\"body\":\"Now.\"}");
    }

    @Test
    void comments_and_reactions_are_shaped_as_described() {
        int number = stage.opened();
        String token = stage.token();
        Stage.Answered created =
                stage.ask(token, "POST", repo + "/issues/" + number + "/comments", "{\"body\":\"Hello\"}");
        assertEquals(201, created.status());
        String comment = repo + "/issues/comments/" + created.json().path("id").asLong();
        get(token, repo + "/issues/" + number + "/comments");
        get(token, comment);
        assertEquals(
                201,
                stage.ask(token, "POST", comment + "/reactions", "{\"content\":\"eyes\"}")
                        .status());
        assertEquals(
                200,
                stage.ask(token, "POST", comment + "/reactions", "{\"content\":\"eyes\"}")
                        .status());
        assertEquals(1, get(token, comment + "/reactions").json().size());
        assertEquals(
                200,
                stage.ask(token, "PATCH", comment, "{\"body\":\"Hello again\"}").status());
        assertEquals(204, stage.ask(token, "DELETE", comment, "").status());
        assertEquals(404, stage.ask(token, "GET", comment, "").status());
    }

    @Test
    void check_runs_are_shaped_as_described() {
        int number = stage.opened();
        String token = stage.token();
        String body = """
                {"name": "countersign", "head_sha": "%s", "status": "in_progress", "external_id": "e1",
                 "details_url": "https://example.test/1",
                 "output": {"title": "Wait", "summary": "Soon", "annotations": [
                   {"path": "src/app.js", "start_line": 2, "end_line": 2, "annotation_level": "notice", "message": "This"}]},
                 "actions": [{"label": "Re-check", "description": "Look again", "identifier": "recheck"}]}
                """.formatted(stage.head(number));
        Stage.Answered created = stage.ask(token, "POST", repo + "/check-runs", body);
        assertEquals(201, created.status());
        String run = repo + "/check-runs/" + created.json().path("id").asLong();
        get(token, run);
        assertEquals(1, get(token, run + "/annotations").json().size());
        assertEquals(
                200,
                stage.ask(token, "PATCH", run, "{\"status\":\"completed\",\"conclusion\":\"success\"}")
                        .status());
        assertEquals(
                "success",
                get(
                                token,
                                repo + "/commits/" + stage.head(number)
                                        + "/check-runs?check_name=countersign&app_id=424242&filter=latest")
                        .json()
                        .at("/check_runs/0/conclusion")
                        .asText());
        assertEquals(201, stage.ask("tok-bob", "POST", run + "/rerequest", "").status());
    }

    @Test
    void people_rules_and_limits_are_shaped_as_described() {
        String token = stage.token();
        get(token, "/orgs/acme/teams/seniors/members");
        get(token, "/orgs/acme/teams/seniors/memberships/carol");
        get(token, repo + "/collaborators/bob/permission");
        get(token, "/users/bob");
        get("tok-bob", "/user");
        get(token, "/rate_limit");
        get(token, repo);
        long rules = get(token, repo + "/rulesets").json().at("/0/id").asLong();
        get(token, repo + "/rulesets/" + rules);
        assertEquals(
                Stage.APP,
                get(token, repo + "/rules/branches/main")
                        .json()
                        .at("/0/parameters/required_status_checks/0/integration_id")
                        .asLong());
        Stage.Answered made = stage.ask("tok-erin", "POST", repo + "/rulesets", """
                {"name": "r", "target": "branch", "enforcement": "active", "bypass_actors": [],
                 "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
                 "rules": [{"type": "required_status_checks", "parameters": {"strict_required_status_checks_policy": false,
                   "required_status_checks": [{"context": "build"}]}}]}
                """);
        assertEquals(201, made.status());
        stage.ask(
                "tok-erin",
                "DELETE",
                repo + "/rulesets/" + made.json().path("id").asLong(),
                "");
    }

    @Test
    void files_and_git_objects_are_shaped_as_described() {
        int number = stage.opened();
        String token = stage.token();
        String head = stage.head(number);
        String blob = get(token, repo + "/contents/src/app.js?ref=feature")
                .json()
                .path("sha")
                .asText();
        get(token, repo + "/git/blobs/" + blob);
        get(token, repo + "/git/ref/heads/main");
        String tree =
                get(token, repo + "/git/commits/" + head).json().at("/tree/sha").asText();
        stage.ask("tok-bob", "POST", repo + "/git/blobs", "{\"content\":\"x\",\"encoding\":\"utf-8\"}");
        Stage.Answered newTree = stage.ask(
                "tok-bob",
                "POST",
                repo + "/git/trees",
                "{\"base_tree\":\"" + tree
                        + "\",\"tree\":[{\"path\":\"a\",\"mode\":\"100644\",\"type\":\"blob\",\"content\":\"x\"}]}");
        Stage.Answered commit = stage.ask(
                "tok-bob",
                "POST",
                repo + "/git/commits",
                "{\"message\":\"m\",\"tree\":\"" + newTree.json().path("sha").asText() + "\",\"parents\":[\"" + head
                        + "\"]}");
        String sha = commit.json().path("sha").asText();
        stage.ask("tok-bob", "POST", repo + "/git/refs", "{\"ref\":\"refs/heads/new\",\"sha\":\"" + head + "\"}");
        stage.ask("tok-bob", "PATCH", repo + "/git/refs/heads/new", "{\"sha\":\"" + sha + "\"}");
        assertEquals(sha, stage.sandbox.look().branches(Stage.SHOP).get("new"));
        assertEquals(
                204,
                stage.ask("tok-bob", "DELETE", repo + "/git/refs/heads/new", "").status());
    }

    @Test
    void deliveries_are_shaped_as_described() {
        stage.listening();
        stage.opened();
        stage.settle();
        String jwt = stage.jwt(600);
        long id = get(jwt, "/app/hook/deliveries?per_page=2").json().at("/0/id").asLong();
        get(jwt, "/app/hook/deliveries/" + id);
        get(jwt, "/app/hook/config");
        assertEquals(
                202,
                stage.ask(jwt, "POST", "/app/hook/deliveries/" + id + "/attempts", "")
                        .status());
    }

    @Test
    void merging_is_shaped_as_described() {
        int number = stage.opened();
        String merge = repo + "/pulls/" + number + "/merge";
        assertEquals(405, stage.ask("tok-bob", "PUT", merge, "{}").status());
        assertEquals(
                409,
                stage.ask("tok-bob", "PUT", merge, "{\"sha\":\"" + "0".repeat(40) + "\"}")
                        .status());
        stage.sandbox.as("countersign[bot]").check(Stage.SHOP, "countersign", stage.head(number), "success");
        assertEquals(200, stage.ask("tok-bob", "PUT", merge, "{}").status());
        assertEquals(204, stage.ask("tok-bob", "GET", merge, "").status());
        get("tok-bob", repo + "/pulls/" + number);
    }
}
