package dev.countersign.github;

import static dev.countersign.github.ChangeAnswer.BASE;
import static dev.countersign.github.ChangeAnswer.CHANGE;
import static dev.countersign.github.ChangeAnswer.HEAD;
import static dev.countersign.github.ChangeAnswer.who;
import static dev.countersign.github.ChangedFiles.FILES;
import static dev.countersign.github.ChangedFiles.files;
import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Account;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Review;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Reading;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubChangesTest {

    private static final PeopleQuestion NOBODY = PeopleQuestion.nothing();

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubHttp http = github.client();
    private final GitHubChanges changes = new GitHubChanges(http, new GitHubPeople(http, github.clock));

    @AfterEach
    void close() {
        github.close();
    }

    private Facts read() {
        return changes.read(SUBJECT, NOBODY).facts();
    }

    private List<String> missing(Facts facts) {
        return assertInstanceOf(Completeness.Truncated.class, facts.completeness())
                .what();
    }

    @Test
    void a_pull_request_costs_two_requests_and_one_when_its_head_is_known() {
        github.on(CHANGE, new ChangeAnswer().answer()).on(FILES, json(200, files(0, 1, HEAD)));
        Facts first = read();
        assertEquals(List.of(CHANGE, FILES), github.routes());
        github.forgetAsked();
        assertEquals(first, read());
        assertEquals(List.of(CHANGE), github.routes());
    }

    @Test
    void three_hundred_files_cost_a_request_for_each_hundred() {
        github.on(CHANGE, new ChangeAnswer().files(300, 600, 900).answer());
        String link = "<x>; rel=\"next\"";
        for (int page = 1; page <= 3; page++) {
            String body = files(page * 100, 100, HEAD);
            github.on(
                    FILES + "?per_page=100&page=" + page,
                    page < 3 ? json(200, body, "Link", link) : json(200, body, "Link", "<x>; rel=\"prev\""));
        }
        Facts facts = read();
        assertEquals(300, facts.files().size());
        assertInstanceOf(Completeness.Complete.class, facts.completeness());
        assertEquals(4, github.routes().size());
    }

    @Test
    void more_than_three_thousand_files_are_not_all_there() {
        github.on(CHANGE, new ChangeAnswer().files(3001, 6002, 9003).answer());
        github.on("GraphQL Head", new ChangeAnswer().answer());
        github.on(FILES, json(200, files(0, 100, HEAD), "Link", "<x>; rel=\"next\""));
        Facts facts = read();
        assertEquals(List.of("GitHub lists 3000 of its 3001 files"), missing(facts));
        assertEquals(30, github.routes().stream().filter(FILES::equals).count());
    }

    @Test
    void fewer_files_than_announced_are_not_all_there() {
        github.on(CHANGE, new ChangeAnswer().files(2, 2, 3).answer());
        github.on(FILES, json(200, files(0, 1, HEAD)));
        github.on("GraphQL Head", new ChangeAnswer().answer());
        for (int i = 0; i < 3; i++) {
            assertThrows(TryLater.class, this::read, "the list may lag behind");
        }
        github.forgetAsked();
        assertEquals(List.of("GitHub lists 1 of its 2 files"), missing(read()));
        assertEquals(List.of(CHANGE, FILES, "GraphQL Head"), github.routes());
        github.on(FILES, json(200, files(0, 2, HEAD)));
        assertInstanceOf(Completeness.Complete.class, read().completeness(), "a short list is not kept");
    }

    @Test
    void what_is_no_list_of_files_is_for_later() {
        github.on(CHANGE, new ChangeAnswer().answer());
        for (String body : List.of("{\"message\":\"fault\"}", "[{}]", "[1]", "[")) {
            github.on(FILES, json(200, body));
            assertThrows(TryLater.class, this::read, body);
        }
    }

    @Test
    void files_are_read_with_what_is_known_of_their_content() {
        String body = """
                [{"filename":"new.bin","previous_filename":"old.bin","status":"renamed","additions":0,"deletions":0,"sha":"%s"},
                 {"filename":"sub","status":"changed","additions":1,"deletions":1,"sha":null},
                 {"filename":"gone","status":"removed","additions":0,"deletions":3,"sha":"%s","patch":"@@ -1,3 +0,0 @@",
                  "contents_url":"https://api.github.com/repos/acme/shop/contents/gone?ref=%s"},
                 {"filename":"odd","status":"reshaped","additions":1,"deletions":0,"sha":"","patch":""}]""".formatted("1".repeat(40), "2".repeat(40), "3".repeat(40));
        github.on(CHANGE, new ChangeAnswer().files(4, 2, 4).answer()).on(FILES, json(200, body));
        assertEquals(
                List.of(
                        new ChangedFile(
                                "new.bin",
                                ChangedFile.Status.RENAMED,
                                "old.bin",
                                0,
                                0,
                                new Content.Blob("1".repeat(40))),
                        ChangedFile.of("sub", ChangedFile.Status.CHANGED, 1, 1, new Content.Unknown()),
                        ChangedFile.of("gone", ChangedFile.Status.REMOVED, 0, 3, new Content.Patch("@@ -1,3 +0,0 @@")),
                        ChangedFile.of("odd", ChangedFile.Status.CHANGED, 1, 0, new Content.Patch(""))),
                read().files());
        assertEquals(List.of(CHANGE, FILES), github.routes(), "a removed file's address proves nothing");
    }

    @Test
    void the_pull_request_is_read_as_it_is() {
        ChangeAnswer answer = new ChangeAnswer().pull(pull -> {
            pull.put("state", "MERGED").put("isDraft", true);
            pull.set("author", who("Bot", "claude", 5));
        });
        answer.nodes("labels").addObject().put("name", "bug");
        answer.nodes("assignees").add(who("User", "bob", 8));
        github.on(CHANGE, answer.answer()).on(FILES, json(200, files(0, 1, HEAD)));
        PullRequest pull = read().pullRequest();
        assertEquals(new Person(5, "claude[bot]", Person.Kind.BOT), pull.author());
        assertEquals(new PullRequest.Branch("feature", HEAD), pull.head());
        assertEquals(new PullRequest.Branch("main", BASE), pull.base());
        assertEquals(PullRequest.State.MERGED, pull.state());
        assertTrue(pull.draft() && pull.fork());
        assertEquals(List.of("bug"), pull.labels());
        assertEquals(List.of(new Person(8, "bob", Person.Kind.USER)), pull.assignees());
    }

    @Test
    void a_deleted_account_is_a_ghost() {
        ChangeAnswer answer = new ChangeAnswer().pull(pull -> pull.putNull("author"));
        answer.review(1, "APPROVED", who("User", "bob", 8));
        answer.nodes("reviews")
                .forEach(review -> ((ObjectNode) review).putNull("author").putNull("commit"));
        github.on(CHANGE, answer.answer()).on(FILES, json(200, files(0, 1, HEAD)));
        Facts facts = read();
        Person ghost = new Person(0, "ghost", Person.Kind.UNKNOWN);
        assertEquals(ghost, facts.pullRequest().author());
        assertEquals(ghost, facts.reviews().get(0).author());
        assertEquals("", facts.reviews().get(0).commit());
    }

    @Test
    void commits_come_with_accounts_and_co_authors() {
        ChangeAnswer answer = new ChangeAnswer();
        ArrayNode authors = (ArrayNode)
                answer.nodes("commits").path(0).path("commit").path("authors").path("nodes");
        authors.addObject()
                .put("name", "Claude")
                .put("email", "noreply@anthropic.com")
                .putNull("user");
        github.on(CHANGE, answer.answer()).on(FILES, json(200, files(0, 1, HEAD)));
        var commit = read().commits().get(0);
        assertEquals(
                new Account.Linked(new Person(7, "alice", Person.Kind.USER)),
                commit.author().account());
        assertEquals("GitHub <noreply@github.com>", commit.committer().toString());
        assertEquals(1, commit.coAuthors().size());
        assertEquals("Claude <noreply@anthropic.com>", commit.coAuthors().get(0).toString());
        assertEquals(List.of(BASE), commit.parents());
    }

    @Test
    void more_co_authors_than_github_shows_are_reported() {
        ChangeAnswer answer = new ChangeAnswer();
        ((ObjectNode) answer.nodes("commits").path(0).path("commit").path("authors")).put("totalCount", 26);
        github.on(CHANGE, answer.answer()).on(FILES, json(200, files(0, 1, HEAD)));
        assertEquals(List.of("commit ccccccc has 26 authors, GitHub shows 25"), missing(read()));
    }

    @Test
    void further_pages_of_commits_and_reviews_are_read_in_order() {
        ChangeAnswer first = new ChangeAnswer()
                .more("commits", "hasNextPage", "endCursor", "C1")
                .review(3, "APPROVED", who("User", "bob", 8))
                .more("reviews", "hasPreviousPage", "startCursor", "R1")
                .pull(pull -> ((ObjectNode) pull.path("commits")).put("totalCount", 2));
        github.on(CHANGE, first.answer()).on(FILES, json(200, files(0, 1, HEAD)));
        github.on("GraphQL MoreCommits", new ChangeAnswer().answer());
        github.on(
                "GraphQL MoreReviews",
                new ChangeAnswer().review(1, "DISMISSED", who("User", "bob", 8)).answer());
        Facts facts = read();
        assertEquals(2, facts.commits().size());
        assertEquals(List.of(1L, 3L), facts.reviews().stream().map(Review::id).toList());
        assertInstanceOf(Completeness.Complete.class, facts.completeness());
        assertEquals(
                "C1",
                github.asked().get(1).json().path("variables").path("cursor").asText());
        assertEquals(
                "R1",
                github.asked().get(2).json().path("variables").path("cursor").asText());
    }

    @Test
    void two_hundred_and_fifty_commits_may_be_more() {
        ChangeAnswer answer = new ChangeAnswer();
        List<String> shas = new ArrayList<>();
        for (int i = 1; i < 250; i++) {
            shas.add("%040d".formatted(i));
        }
        shas.forEach(sha -> answer.commit(sha, "x"));
        github.on(CHANGE, answer.answer()).on(FILES, json(200, files(0, 1, HEAD)));
        assertEquals(List.of("GitHub lists at most 250 commits, and this has that many or more"), missing(read()));
    }

    @Test
    void a_pull_request_that_is_not_wholly_shown_is_for_later() {
        List<ChangeAnswer> answers = List.of(
                new ChangeAnswer()
                        .pull(pull -> pull.putNull("reviews"))
                        .error("", "Something went wrong", "repository", "pullRequest", "reviews"),
                new ChangeAnswer().data(data -> data.putNull("repository")).error("", "timeout", "repository"));
        for (ChangeAnswer answer : answers) {
            github.on(CHANGE, answer.answer());
            assertThrows(TryLater.class, this::read);
        }
    }

    @Test
    void a_refusal_while_reading_is_for_later_because_permissions_can_be_given() {
        github.on(CHANGE, new ChangeAnswer().answer());
        github.on(FILES, json(403, "{\"message\":\"Resource not accessible by integration\"}"));
        assertThrows(TryLater.class, this::read);
    }

    @Test
    void a_renamed_repository_is_read_and_named_as_it_is_now() {
        github.on(
                CHANGE,
                new ChangeAnswer().repository(r -> r.put("name", "store")).answer());
        github.on("GET /repos/acme/store/pulls/12/files", json(200, files(0, 1, HEAD)));
        Reading reading = changes.read(SUBJECT, NOBODY);
        assertEquals("acme/store#12", reading.facts().pullRequest().ref().toString());
    }

    @Test
    void the_catalogue_comes_along_and_its_trouble_does_not_fail_the_look() {
        github.on(FILES, json(200, files(0, 1, HEAD)));
        github.on(
                CHANGE,
                new ChangeAnswer()
                        .repository(r -> r.set("catalog", ChangeAnswer.blob("kind: Component\n")))
                        .answer(),
                new ChangeAnswer()
                        .error("NOT_EMULATED", "not emulated", "repository", "catalog")
                        .answer());
        Reading first = changes.read(SUBJECT, NOBODY);
        assertEquals(
                new PolicyText.Found("acme/shop/catalog-info.yaml", "f".repeat(40), "kind: Component\n"),
                first.catalog());
        assertEquals("9".repeat(40), first.defaultHead());
        assertEquals(Instant.parse("2026-11-27T10:00:00Z"), first.updated());
        assertInstanceOf(
                PolicyText.Unreadable.class, changes.read(SUBJECT, NOBODY).catalog());
    }
}
