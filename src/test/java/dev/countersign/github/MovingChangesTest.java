package dev.countersign.github;

import static dev.countersign.github.ChangeAnswer.CHANGE;
import static dev.countersign.github.ChangeAnswer.HEAD;
import static dev.countersign.github.ChangedFiles.FILES;
import static dev.countersign.github.ChangedFiles.files;
import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.Facts;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when a change moves, or goes away, while it is read. */
class MovingChangesTest {

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();
    private final GitHubChanges changes = new GitHubChanges(http, new GitHubPeople(http, github.clock));

    @AfterEach
    void close() {
        github.close();
    }

    private Facts read() {
        return changes.read(SUBJECT, PeopleQuestion.nothing()).facts();
    }

    @Test
    void a_push_between_document_and_files_yields_a_new_look_and_no_mixture() {
        String next = "e".repeat(40);
        ChangeAnswer moved = new ChangeAnswer().pull(pull -> pull.put("headRefOid", next));
        github.on(CHANGE, new ChangeAnswer().answer(), moved.answer());
        github.on("GraphQL Head", moved.answer());
        github.on(FILES, json(200, files(5, 1, next)));
        Facts facts = read();
        assertEquals(next, facts.head());
        assertEquals("f5", facts.files().get(0).path());
        assertEquals(List.of(CHANGE, FILES, "GraphQL Head", CHANGE, FILES), github.routes());
    }

    @Test
    void a_new_base_between_document_and_files_is_told_by_the_numbers() {
        ChangeAnswer retargeted = new ChangeAnswer()
                .pull(pull -> pull.put("baseRefName", "release").put("baseRefOid", "9".repeat(40)))
                .files(2, 4, 6);
        github.on(CHANGE, new ChangeAnswer().answer(), retargeted.answer());
        github.on("GraphQL Head", retargeted.answer());
        github.on("GraphQL CodeOwners", retargeted.answer());
        github.on(FILES, json(200, files(0, 2, HEAD)));
        Facts facts = read();
        assertEquals("release", facts.pullRequest().base().name());
        assertEquals(2, facts.files().size());
    }

    @Test
    void a_push_between_two_pages_of_commits_yields_a_new_look() {
        ChangeAnswer first = new ChangeAnswer().more("commits", "hasNextPage", "endCursor", "C1");
        ChangeAnswer moved = new ChangeAnswer().pull(pull -> pull.put("headRefOid", "e".repeat(40)));
        github.on(CHANGE, first.answer(), moved.answer());
        github.on("GraphQL MoreCommits", moved.answer());
        github.on(FILES, json(200, files(0, 1, "e".repeat(40))));
        assertEquals("e".repeat(40), read().head());
    }

    @Test
    void a_pull_request_that_never_stands_still_is_for_later() {
        github.on(CHANGE, new ChangeAnswer().answer());
        github.on(
                "GraphQL Head",
                new ChangeAnswer()
                        .pull(p -> p.put("headRefOid", "1".repeat(40)))
                        .answer());
        github.on(FILES, json(200, files(0, 1, "2".repeat(40))));
        assertThrows(TryLater.class, this::read);
    }

    @Test
    void a_list_of_another_head_is_for_later_although_the_pull_request_stands_still() {
        github.on(CHANGE, new ChangeAnswer().answer());
        github.on("GraphQL Head", new ChangeAnswer().answer());
        github.on(FILES, json(200, files(0, 1, "2".repeat(40))));
        assertThrows(TryLater.class, this::read);
        github.on(FILES, json(200, files(0, 1, HEAD)));
        assertEquals(HEAD, read().head());
    }

    @Test
    void files_that_are_not_there_yet_are_for_later_and_those_of_a_pull_request_that_went_away_are_gone() {
        github.on(CHANGE, new ChangeAnswer().answer());
        github.on(FILES, json(404, "{\"message\":\"Not Found\"}"));
        github.on("GraphQL Head", new ChangeAnswer().answer());
        assertThrows(TryLater.class, this::read);
        github.on(
                "GraphQL Head",
                new ChangeAnswer()
                        .repository(repository -> repository.putNull("pullRequest"))
                        .error("NOT_FOUND", "no", "repository", "pullRequest")
                        .answer());
        assertThrows(SubjectGone.class, this::read);
    }

    @Test
    void an_answer_that_shows_nothing_and_does_not_say_why_is_for_later() {
        for (ChangeAnswer answer : List.of(
                new ChangeAnswer().data(data -> data.putNull("repository")),
                new ChangeAnswer().data(data -> data.remove("repository")),
                new ChangeAnswer().repository(repository -> repository.remove("pullRequest")),
                new ChangeAnswer().repository(repository -> repository.putNull("pullRequest")))) {
            github.on(CHANGE, answer.answer());
            assertThrows(TryLater.class, this::read);
        }
    }

    @Test
    void another_head_or_another_base_is_listed_again() {
        String next = "e".repeat(40);
        github.on(
                CHANGE,
                new ChangeAnswer().answer(),
                new ChangeAnswer().pull(pull -> pull.put("headRefOid", next)).answer(),
                new ChangeAnswer().pull(pull -> pull.put("baseRefOid", next)).answer());
        github.on(FILES, json(200, files(0, 1, HEAD)), json(200, files(0, 1, next)), json(200, files(0, 1, HEAD)));
        for (int i = 0; i < 3; i++) {
            read();
        }
        assertEquals(3, github.routes().stream().filter(FILES::equals).count());
    }

    @Test
    void a_pull_request_or_repository_that_is_not_there_is_gone() {
        List<ChangeAnswer> answers = List.of(
                new ChangeAnswer().data(data -> data.putNull("repository")).error("NOT_FOUND", "no", "repository"),
                new ChangeAnswer().data(data -> data.putNull("repository")).error("FORBIDDEN", "no", "repository"),
                new ChangeAnswer()
                        .repository(repository -> repository.putNull("pullRequest"))
                        .error("NOT_FOUND", "no", "repository", "pullRequest"),
                new ChangeAnswer().repository(repository -> repository.put("databaseId", 901)));
        for (ChangeAnswer answer : answers) {
            github.on(CHANGE, answer.answer());
            assertThrows(SubjectGone.class, this::read);
        }
    }
}
