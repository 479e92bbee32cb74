package dev.countersign.github;

import static dev.countersign.github.ChangeAnswer.HEAD;
import static dev.countersign.github.ChangeAnswer.who;
import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.core.signoff.Directory.Team;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubPeopleTest {

    private static final String PEOPLE = "GraphQL People";
    private static final Signers.Team SENIORS = new Signers.Team("acme", "seniors");
    private static final PeopleQuestion TEAM = new PeopleQuestion(Set.of(SENIORS), Set.of());
    private static final PeopleQuestion BOB = new PeopleQuestion(Set.of(), Set.of("Bob"));
    private static final PeopleQuestion BOTH = new PeopleQuestion(Set.of(SENIORS), Set.of("bob"));
    private static final Team CAROL_ONLY = new Team.Members(List.of(new Person(9, "carol", Person.Kind.USER)));

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();
    private final GitHubPeople people = new GitHubPeople(http, github.clock);

    @AfterEach
    void close() {
        github.close();
    }

    private static ObjectNode data(ObjectNode answer) {
        return answer.has("data") ? (ObjectNode) answer.path("data") : answer.putObject("data");
    }

    private static ObjectNode members(ObjectNode data, String slug, String cursor, ObjectNode... people) {
        ObjectNode team = data.putObject("t0").putObject("team").put("slug", slug);
        return connection(team, cursor, people);
    }

    private static ObjectNode connection(ObjectNode team, String cursor, ObjectNode... people) {
        ObjectNode members = team.putObject("members");
        members.putObject("pageInfo").put("hasNextPage", !cursor.isEmpty()).put("endCursor", cursor);
        ArrayNode nodes = members.putArray("nodes");
        for (ObjectNode person : people) {
            nodes.add(person);
        }
        return members;
    }

    private static final long BOB_ID = 7;

    private static void edge(ObjectNode data, String login, String permission) {
        data.withObject("/repository")
                .putObject("u0")
                .putArray("edges")
                .addObject()
                .put("permission", permission)
                .putObject("node")
                .put("login", login)
                .put("databaseId", BOB_ID);
    }

    private static ObjectNode carol() {
        ObjectNode answer = Json.object();
        members(data(answer), "seniors", "", who("User", "carol", 9));
        return answer;
    }

    private static ObjectNode problem(ObjectNode answer, String type, String message, String path) {
        ObjectNode error =
                answer.putArray("errors").addObject().put("type", type).put("message", message);
        error.putArray("path").add(path);
        return answer;
    }

    private static FakeGitHub.Answer ok(ObjectNode answer) {
        return json(200, answer.toString());
    }

    private Team team() {
        return people.ask(SUBJECT, TEAM).teams().get(SENIORS);
    }

    private Grant bob() {
        return people.ask(SUBJECT, BOB).permissions().get("bob");
    }

    @Test
    void all_teams_and_logins_are_asked_for_in_one_document_with_all_values_in_variables() {
        ObjectNode answer = carol();
        edge(data(answer), "bob", "MAINTAIN");
        github.on(PEOPLE, ok(answer));
        Directory directory = people.ask(SUBJECT, BOTH);
        assertEquals(CAROL_ONLY, directory.teams().get(SENIORS));
        assertEquals(
                new Grant.Known(Permission.MAINTAIN, BOB_ID),
                directory.permissions().get("bob"));
        assertEquals(List.of(PEOPLE), github.routes());
        String document = github.asked().get(0).json().path("query").asText();
        for (String value : List.of("bob", "acme", "seniors", "shop")) {
            assertFalse(document.contains(value), value);
        }
    }

    @Test
    void answers_are_kept_for_five_minutes() {
        github.on(PEOPLE, ok(carol()));
        team();
        github.clock.forward(Duration.ofSeconds(299));
        team();
        assertEquals(1, github.routes().size());
        github.clock.forward(Duration.ofSeconds(1));
        team();
        assertEquals(2, github.routes().size());
    }

    @Test
    void only_what_is_not_known_is_asked_for() {
        ObjectNode permission = Json.object();
        edge(data(permission), "bob", "WRITE");
        github.on(PEOPLE, ok(carol()), ok(permission));
        people.ask(SUBJECT, TEAM);
        Directory directory = people.ask(SUBJECT, BOTH);
        assertEquals(2, directory.teams().size() + directory.permissions().size());
        assertFalse(github.asked().get(1).json().path("query").asText().contains("organization"));
    }

    @Test
    void what_is_forgotten_is_asked_for_again() {
        github.on(PEOPLE, ok(carol()));
        team();
        people.forget(SUBJECT.installation() + 1);
        team();
        assertEquals(1, github.routes().size());
        people.forget(SUBJECT.installation());
        team();
        assertEquals(2, github.routes().size());
    }

    @Test
    void an_answer_that_was_overtaken_by_a_change_is_not_kept() {
        github.on(PEOPLE, exchange -> {
            people.forget(SUBJECT.installation());
            ok(carol()).give(exchange);
        });
        team();
        team();
        assertEquals(2, github.routes().size());
    }

    @Test
    void answers_that_came_along_with_a_pull_request_are_kept_too() {
        ChangeAnswer change = new ChangeAnswer()
                .data(data -> {
                    members(data, "seniors", "", who("User", "carol", 9));
                    edge(data, "bob", "WRITE");
                })
                .files(0, 0, 0);
        github.on("GraphQL Change", change.answer()).on("GET /repos/acme/shop/pulls/12/files", json(200, "[]"));
        Directory along = new GitHubChanges(http, people).read(SUBJECT, BOTH).directory();
        assertEquals(CAROL_ONLY, along.teams().get(SENIORS));
        assertEquals(
                new Grant.Known(Permission.WRITE, BOB_ID), along.permissions().get("bob"));
        assertEquals(along, people.ask(SUBJECT, BOTH));
        assertEquals(List.of("GraphQL Change", "GET /repos/acme/shop/pulls/12/files"), github.routes());
        new GitHubChanges(http, people).read(SUBJECT, BOTH);
        assertFalse(github.asked().get(2).json().path("query").asText().contains("t0:"), HEAD);
    }

    @Test
    void a_team_that_is_not_there_is_absent() {
        ObjectNode noTeam = Json.object();
        data(noTeam).putObject("t0").putNull("team");
        ObjectNode noOrganization = Json.object();
        data(noOrganization).putNull("t0");
        problem(noOrganization, "NOT_FOUND", "Could not resolve to an Organization", "t0");
        ObjectNode named = Json.object();
        members(data(named), "really-seniors", "", who("User", "mallory", 66));
        for (ObjectNode answer : List.of(noTeam, noOrganization, named)) {
            people.forget(SUBJECT.installation());
            github.on(PEOPLE, ok(answer));
            assertEquals(new Team.Absent(), team());
        }
    }

    @Test
    void a_team_that_is_not_shown_is_unknown_and_asked_for_again() {
        ObjectNode forbidden = Json.object();
        data(forbidden).putNull("t0");
        problem(forbidden, "FORBIDDEN", "Resource not accessible by integration", "t0");
        ObjectNode hidden = Json.object();
        data(hidden).putObject("t0").putObject("team").put("slug", "seniors").putNull("members");
        github.on(PEOPLE, ok(forbidden), ok(hidden), json(502, "{}"), ok(carol()));
        assertEquals(new Team.Unknown("GitHub says: Resource not accessible by integration"), team());
        assertEquals(new Team.Unknown("GitHub does not show the team's members"), team());
        assertInstanceOf(Team.Unknown.class, team());
        assertEquals(CAROL_ONLY, team());
    }

    @Test
    void a_large_team_is_read_to_its_end_or_is_unknown() {
        ObjectNode first = Json.object();
        members(data(first), "seniors", "M1", who("User", "carol", 9));
        ObjectNode last = Json.object();
        connection(data(last).putObject("organization").putObject("team"), "", who("User", "sam", 10));
        github.on(PEOPLE, ok(first)).on("GraphQL MoreMembers", ok(last));
        Team.Members members = assertInstanceOf(Team.Members.class, team());
        assertEquals(
                List.of("carol", "sam"),
                members.people().stream().map(Person::login).toList());
        assertEquals(
                "M1",
                github.asked().get(1).json().path("variables").path("after").asText());
        people.forget(SUBJECT.installation());
        github.on("GraphQL MoreMembers", json(500, "{}"));
        assertInstanceOf(Team.Unknown.class, team());
    }

    @Test
    void somebody_who_is_not_listed_is_asked_for_by_name() {
        String route = "GET /repos/acme/shop/collaborators/bob/permission";
        ObjectNode nobody = Json.object();
        data(nobody).putObject("repository").putObject("u0").putArray("edges");
        ObjectNode another = Json.object();
        edge(data(another), "bobby", "ADMIN");
        github.on(PEOPLE, ok(nobody), ok(another));
        github.on(
                route,
                json(200, "{\"permission\":\"read\",\"role_name\":\"triage\",\"user\":{\"id\":7}}"),
                json(200, "{\"permission\":\"write\",\"role_name\":\"release-captain\",\"user\":{\"id\":7}}"),
                json(404, "{\"message\":\"Not Found\"}"));
        for (Permission expected : List.of(Permission.TRIAGE, Permission.WRITE, Permission.NONE)) {
            people.forget(SUBJECT.installation());
            assertEquals(new Grant.Known(expected, expected == Permission.NONE ? 0 : BOB_ID), bob());
        }
    }

    @Test
    void a_permission_that_cannot_be_read_is_unknown_and_not_kept() {
        ObjectNode nobody = Json.object();
        data(nobody).putObject("repository").putNull("u0");
        github.on(PEOPLE, ok(nobody), ok(nobody), ok(nobody), json(503, "{}"));
        github.on(
                "GET /repos/acme/shop/collaborators/bob/permission",
                json(500, "{}"),
                json(403, "{\"message\":\"Must have push access\"}"),
                json(200, "{\"permission\":\"owner-ish\"}"));
        for (int i = 0; i < 4; i++) {
            assertInstanceOf(Grant.Unknown.class, bob());
        }
    }

    @Test
    void a_question_larger_than_one_document_takes_more_documents() {
        Set<String> logins = IntStream.range(0, 150).mapToObj(i -> "p" + i).collect(Collectors.toSet());
        ObjectNode nobody = Json.object();
        data(nobody).putObject("repository");
        github.on(PEOPLE, ok(nobody));
        logins.forEach(login -> github.on(
                "GET /repos/acme/shop/collaborators/" + login + "/permission", json(200, "{\"role_name\":\"write\"}")));
        Directory directory = people.ask(SUBJECT, new PeopleQuestion(Set.of(), logins));
        assertEquals(150, directory.permissions().size());
        assertEquals(2, github.routes().stream().filter(PEOPLE::equals).count());
    }
}
