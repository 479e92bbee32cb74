package dev.countersign.github;

import static dev.countersign.github.ChangeAnswer.HEAD;
import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.github.FakeGitHub.Answer;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubNotesTest {

    private static final String FILES = "GET /repos/acme/shop/pulls/12/files";
    private static final String CHANGE = "GraphQL Change";
    private static final String NOTES = "GraphQL Files";
    private static final String FIRST = "c".repeat(40);
    private static final String SECOND = "d1" + "e2" + "f".repeat(36);

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();
    private final GitHubChanges changes = new GitHubChanges(http, new GitHubPeople(http, github.clock));

    @AfterEach
    void close() {
        github.close();
    }

    private static ChangeAnswer change(String notes) {
        return new ChangeAnswer()
                .commit(SECOND, "Round more")
                .repository(repository ->
                        repository.putObject("notes").putObject("target").put("oid", notes));
    }

    private static Answer texts(String... fileAndText) {
        ObjectNode root = Json.object();
        ObjectNode repository = root.putObject("data").putObject("repository");
        for (int i = 0; i < fileAndText.length; i += 2) {
            repository.set(fileAndText[i], ChangeAnswer.blob(fileAndText[i + 1]));
        }
        return json(200, root.toString());
    }

    private static Answer problem(String type) {
        return json(
                200,
                "{\"data\":{\"repository\":{\"file0\":null}},\"errors\":[{\"type\":\"" + type
                        + "\",\"message\":\"no\",\"path\":[\"repository\",\"file0\"]}]}");
    }

    private List<String> notes() {
        Facts facts = changes.read(SUBJECT, PeopleQuestion.nothing()).facts();
        assertEquals(new Completeness.Complete(), facts.completeness());
        return facts.commits().stream().map(Commit::note).toList();
    }

    private void lay(Answer... change) {
        github.on(CHANGE, change);
        github.on(FILES, json(200, """
                        [{"filename":"f","status":"modified","additions":2,"deletions":3,"sha":"%s","patch":"@@ -1 +1 @@",
                          "contents_url":"https://api.github.com/repos/acme/shop/contents/f?ref=%s"}]""".formatted("d".repeat(40), HEAD)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_note_is_found_in_each_of_the_places_where_git_keeps_it(int place) {
        lay(change("9".repeat(40)).answer());
        github.on(NOTES, texts("file" + place, "by claude"));
        assertEquals(List.of("", "by claude"), notes());
        JsonNode asked = github.asked().stream()
                .filter(one -> one.route().equals(NOTES))
                .findFirst()
                .orElseThrow()
                .json()
                .path("variables");
        String tree = "9".repeat(40) + ":";
        List<String> places = Stream.of(SECOND, "d1/e2" + "f".repeat(36), "d1/e2/" + "f".repeat(36))
                .map(tree::concat)
                .toList();
        assertEquals(places.get(place - 3), asked.path("file" + place).asText());
        assertEquals(tree + FIRST, asked.path("file0").asText());
    }

    @Test
    void where_no_tool_keeps_notes_no_request_is_spent() {
        lay(new ChangeAnswer()
                .repository(repository -> repository.putNull("notes"))
                .answer());
        assertEquals(List.of(""), notes());
        assertEquals(List.of(CHANGE, FILES), github.routes());
    }

    @Test
    void notes_are_read_again_only_when_they_or_the_head_moved() {
        lay(
                change("9".repeat(40)).answer(),
                change("9".repeat(40)).answer(),
                change("8".repeat(40)).answer());
        github.on(NOTES, texts("file0", "old"), texts("file0", "new"));
        assertEquals(List.of("old", ""), notes());
        assertEquals(List.of("old", ""), notes());
        assertEquals(List.of("new", ""), notes());
        assertEquals(2, github.routes().stream().filter(NOTES::equals).count());
    }

    static Stream<Answer> trouble() {
        return Stream.of(
                json(502, ""),
                json(403, "{\"message\":\"Resource not accessible by integration\"}"),
                json(404, "{\"message\":\"Not Found\"}"),
                json(200, "{\"data\":{\"repository\":null}}"),
                json(200, "{\"errors\":[{\"message\":\"timeout\"}]}"),
                problem("SERVICE_UNAVAILABLE"));
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void trouble_with_notes_fails_no_look_and_the_next_one_asks_again(Answer trouble) {
        lay(change("9".repeat(40)).answer());
        github.on(NOTES, trouble);
        assertEquals(List.of("", ""), notes());
        github.on(NOTES, texts("file0", "by claude"));
        assertEquals(List.of("by claude", ""), notes());
    }

    @Test
    void a_github_that_does_not_say_where_notes_stand_is_read_without_them() {
        lay(new ChangeAnswer()
                .error("", "not emulated: Repository.ref", "repository", "notes")
                .answer());
        assertEquals(List.of(""), notes());
        assertFalse(github.routes().contains(NOTES));
    }

    @Test
    void a_note_longer_than_anybody_would_read_says_nothing() {
        lay(change("9".repeat(40)).answer());
        github.on(NOTES, texts("file0", "x".repeat(262_145), "file3", "short"));
        assertEquals(List.of("", "short"), notes());
    }
}
