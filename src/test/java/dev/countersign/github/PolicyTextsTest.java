package dev.countersign.github;

import static dev.countersign.github.ChangeAnswer.HEAD;
import static dev.countersign.github.ChangeAnswer.blob;
import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Reading;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyTextsTest {

    private static final String CHANGE = "GraphQL Change";
    private static final String OWNERS = "acme/.github/.github/countersign.yml";
    private static final String OURS = "acme/shop/.github/countersign.yml";
    private static final String BLOB = "f".repeat(40);

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();
    private final GitHubChanges changes = new GitHubChanges(http, new GitHubPeople(http, github.clock));

    @AfterEach
    void close() {
        github.close();
    }

    private Reading read(ChangeAnswer answer) {
        String file = """
                [{"filename":"f","status":"modified","additions":2,"deletions":3,"sha":"1","patch":"",
                  "contents_url":"https://api.github.com/x?ref=%s"}]""".formatted(HEAD);
        github.on(CHANGE, answer.answer()).on("GET /repos/acme/shop/pulls/12/files", json(200, file));
        return changes.read(SUBJECT, PeopleQuestion.nothing());
    }

    private static ChangeAnswer ownersPolicy(ObjectNode object) {
        return new ChangeAnswer().data(data -> ((ObjectNode) data.path("organizationPolicy")).set("object", object));
    }

    @Test
    void both_policies_are_found_by_their_blobs() {
        Reading reading = read(ownersPolicy(blob("version: 1\n"))
                .repository(repository -> repository.set("policy", blob("version: 1\nmode: warn\n"))));
        assertEquals(new PolicyText.Found(OWNERS, BLOB, "version: 1\n"), reading.organizationPolicy());
        assertEquals(new PolicyText.Found(OURS, BLOB, "version: 1\nmode: warn\n"), reading.repositoryPolicy());
        assertEquals(
                "HEAD:.github/countersign.yml",
                github.asked().get(0).json().path("variables").path("policy").asText());
    }

    @Test
    void a_missing_file_or_repository_is_an_absent_policy() {
        assertEquals(new PolicyText.Absent(OWNERS), read(new ChangeAnswer()).organizationPolicy());
        ChangeAnswer hidden = new ChangeAnswer()
                .data(data -> data.putNull("organizationPolicy"))
                .error("NOT_FOUND", "Could not resolve to a Repository", "organizationPolicy");
        assertEquals(new PolicyText.Absent(OWNERS), read(hidden).organizationPolicy());
        assertEquals(new PolicyText.Absent(OURS), read(new ChangeAnswer()).repositoryPolicy());
    }

    @Test
    void any_other_error_is_an_unreadable_policy() {
        ChangeAnswer answer = new ChangeAnswer()
                .data(data -> data.putNull("organizationPolicy"))
                .error("FORBIDDEN", "Resource not accessible by integration", "organizationPolicy")
                .error("", "Something went wrong", "repository", "policy");
        Reading reading = read(answer);
        assertEquals(
                new PolicyText.Unreadable(OWNERS, "GitHub says: Resource not accessible by integration"),
                reading.organizationPolicy());
        assertEquals(new PolicyText.Unreadable(OURS, "GitHub says: Something went wrong"), reading.repositoryPolicy());
    }

    @Test
    void what_is_not_whole_text_is_an_unreadable_policy() {
        ObjectNode folder = Json.object().put("__typename", "Tree").put("oid", BLOB);
        ObjectNode binary = blob("").putNull("text").put("isBinary", true);
        ObjectNode large = blob("version: 1").put("isTruncated", true);
        List<String> reasons =
                List.of("it is not a file", "it is not text", "it is too large for GitHub to show all of it");
        List<ObjectNode> objects = List.of(folder, binary, large);
        for (int i = 0; i < objects.size(); i++) {
            assertEquals(
                    new PolicyText.Unreadable(OWNERS, reasons.get(i)),
                    read(ownersPolicy(objects.get(i))).organizationPolicy());
        }
    }

    @Test
    void the_first_code_owners_file_counts() {
        Reading reading = read(new ChangeAnswer().repository(repository -> {
            repository.set("codeowners1", blob("* @acme/a\n"));
            repository.set("codeowners2", blob("* @acme/b\n"));
        }));
        assertEquals(new PolicyText.Found("acme/shop/CODEOWNERS", BLOB, "* @acme/a\n"), reading.codeowners());
        assertEquals(
                new PolicyText.Absent("acme/shop/.github/CODEOWNERS"),
                read(new ChangeAnswer()).codeowners());
    }

    @Test
    void code_owners_come_from_the_base_branch_and_cost_a_request_the_first_time_only() {
        ChangeAnswer onRelease = new ChangeAnswer()
                .pull(pull -> pull.put("baseRefName", "release"))
                .repository(repository -> repository.set("codeowners0", blob("* @main\n")));
        ChangeAnswer owners =
                new ChangeAnswer().repository(repository -> repository.set("codeowners0", blob("* @release\n")));
        github.on("GraphQL CodeOwners", owners.answer());
        PolicyText expected = new PolicyText.Found("acme/shop/.github/CODEOWNERS", BLOB, "* @release\n");
        assertEquals(expected, read(onRelease).codeowners());
        assertEquals(
                "refs/heads/release:.github/CODEOWNERS",
                github.asked()
                        .get(2)
                        .json()
                        .path("variables")
                        .path("codeowners0")
                        .asText());
        github.forgetAsked();
        ChangeAnswer guessed = new ChangeAnswer()
                .pull(pull -> pull.put("baseRefName", "release"))
                .repository(repository -> repository.set("codeowners0", blob("* @release\n")));
        assertEquals(expected, read(guessed).codeowners());
        assertEquals(List.of(CHANGE), github.routes());
        assertEquals(
                "refs/heads/release:.github/CODEOWNERS",
                github.asked()
                        .get(0)
                        .json()
                        .path("variables")
                        .path("codeowners0")
                        .asText());
    }
}
