package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.Comments.Reaction;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubCommentsTest {

    private static final String CREATE = "POST /repos/acme/shop/issues/12/comments";
    private static final String UPDATE = "PATCH /repos/acme/shop/issues/comments/3300000001";
    private static final String REACT = "POST /repos/acme/shop/issues/comments/3300000001/reactions";
    private static final String FIND = "GraphQL Comments";
    private static final long ID = 3_300_000_001L;

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubComments comments = new GitHubComments(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    private static String page(String nodes, String cursor) {
        return """
                {"data":{"repository":{"pullRequest":{"comments":{"nodes":[%s],
                 "pageInfo":{"hasNextPage":%s,"endCursor":"%s"}}}}}}""".formatted(nodes, !cursor.isEmpty(), cursor);
    }

    private static String comment(long id, boolean ours, String body) {
        return "{\"fullDatabaseId\":\"%d\",\"viewerDidAuthor\":%s,\"body\":\"%s\"}".formatted(id, ours, body);
    }

    @Test
    void a_comment_is_written_and_changed() {
        github.on(CREATE, json(201, "{\"id\":3300000001}")).on(UPDATE, json(200, "{\"id\":3300000001}"));
        assertEquals(ID, comments.create(SUBJECT, "**hi** \"x\""));
        assertTrue(comments.update(SUBJECT, ID, "again"));
        assertEquals("**hi** \"x\"", github.asked().get(0).json().path("body").asText());
        assertEquals("again", github.asked().get(1).json().path("body").asText());
    }

    @Test
    void answers_that_do_not_tell_which_comments_there_are_are_for_later() {
        github.on(CREATE, json(201, "{}")).on(FIND, json(200, "{\"data\":{}}"));
        assertThrows(TryLater.class, () -> comments.create(SUBJECT, "hello"));
        assertThrows(TryLater.class, () -> comments.find(SUBJECT, "<!-- us -->"));
    }

    @Test
    void a_comment_that_somebody_deleted_is_not_changed() {
        github.on(UPDATE, json(404, "{\"message\":\"Not Found\"}"), json(410, "{}"));
        assertFalse(comments.update(SUBJECT, ID, "again"));
        assertFalse(comments.update(SUBJECT, ID, "again"));
    }

    @Test
    void our_comment_is_found_by_its_beginning_on_any_page() {
        String others = comment(1, false, "<!-- us --> copied") + "," + comment(2, true, "something else");
        github.on(FIND, json(200, page(others, "P2")), json(200, page(comment(ID, true, "<!-- us --> hello"), "")));
        assertEquals(List.of(ID), comments.find(SUBJECT, "<!-- us -->"));
        assertEquals(
                "P2",
                github.asked().get(1).json().path("variables").path("after").asText());
    }

    @Test
    void all_that_are_ours_are_found_the_oldest_first_and_can_be_taken_away() {
        github.on(
                FIND,
                json(200, page(comment(ID, true, "<!-- us --> a") + "," + comment(9, true, "<!-- us --> b"), "")));
        assertEquals(List.of(ID, 9L), comments.find(SUBJECT, "<!-- us -->"));
        github.on(UPDATE.replace("PATCH", "DELETE"), json(204, ""), json(404, "{}"));
        comments.delete(SUBJECT, ID);
        comments.delete(SUBJECT, ID);
        assertEquals(3, github.asked().size());
    }

    @Test
    void a_comment_that_is_not_there_is_not_found() {
        github.on(FIND, json(200, page(comment(1, false, "<!-- us --> copied"), "")));
        assertEquals(List.of(), comments.find(SUBJECT, "<!-- us -->"));
    }

    @Test
    void comments_that_are_not_shown_are_not_taken_for_missing() {
        github.on(
                FIND,
                json(
                        200,
                        "{\"data\":{\"repository\":null},\"errors\":[{\"type\":\"NOT_FOUND\",\"path\":[\"repository\"],\"message\":\"no\"}]}"),
                json(
                        200,
                        "{\"data\":{\"repository\":null},\"errors\":[{\"path\":[\"repository\"],\"message\":\"timeout\"}]}"));
        assertThrows(SubjectGone.class, () -> comments.find(SUBJECT, "x"));
        assertThrows(TryLater.class, () -> comments.find(SUBJECT, "x"));
    }

    @Test
    void reactions_are_githubs_words_and_pass_over_what_is_gone() {
        github.on(REACT, json(201, "{}"), json(201, "{}"), json(200, "{}"), json(404, "{}"));
        for (Reaction reaction : Reaction.values()) {
            comments.react(SUBJECT, ID, reaction);
        }
        assertEquals(
                List.of("eyes", "+1", "-1", "confused"),
                github.asked().stream()
                        .map(one -> one.json().path("content").asText())
                        .toList());
    }
}
