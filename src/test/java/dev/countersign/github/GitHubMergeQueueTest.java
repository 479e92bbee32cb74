package dev.countersign.github;

import static dev.countersign.github.FakeGitHub.SUBJECT;
import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.flow.MergeGroup;
import dev.countersign.flow.MergeGroup.Member;
import dev.countersign.flow.TryLater;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubMergeQueueTest {

    private static final String BASE = "b".repeat(40);
    private static final String HEAD = "d".repeat(40);
    private static final String FIRST = "c".repeat(40);
    private static final String QUEUE = "GraphQL MergeQueue";
    private static final String COMPARE = "GET /repos/acme/shop/compare/" + BASE + "..." + HEAD;
    private static final String NO_QUEUE = "{\"data\":{\"repository\":{\"mergeQueue\":null}}}";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubMergeQueue queue = new GitHubMergeQueue(github.client());

    @AfterEach
    void close() {
        github.close();
    }

    private List<Member> members() {
        return queue.members(SUBJECT, HEAD, new MergeGroup.Asked("main", BASE, 12));
    }

    private static String entry(int position, String commit, int number) {
        return "{\"position\":%d,\"headCommit\":{\"oid\":\"%s\"},\"pullRequest\":{\"number\":%d,\"headRefOid\":\"h%d\"}}"
                .formatted(position, commit, number, number);
    }

    private void queued(String... entries) {
        String body = "{\"data\":{\"repository\":{\"mergeQueue\":{\"entries\":{\"nodes\":[" + String.join(",", entries)
                + "]}}}}}";
        github.on(QUEUE, json(200, body));
    }

    private static String commit(String sha, String... parents) {
        return "{\"sha\":\"" + sha + "\",\"parents\":["
                + String.join(
                        ",",
                        List.of(parents).stream()
                                .map(one -> "{\"sha\":\"" + one + "\"}")
                                .toList()) + "]}";
    }

    private void compared(String... commits) {
        github.on(QUEUE, json(200, NO_QUEUE));
        github.on(COMPARE, json(200, "{\"commits\":[" + String.join(",", commits) + "]}"));
    }

    @Test
    void a_group_holds_whoever_stands_before_it_in_the_queue_and_nobody_behind() {
        queued(entry(3, "e".repeat(40), 14), entry(1, FIRST, 11), entry(2, HEAD, 12));
        assertEquals(List.of(new Member(11, "h11"), new Member(12, "h12")), members());
        assertEquals(List.of(QUEUE), github.routes());
    }

    @Test
    void without_a_queue_to_look_at_the_merges_tell_whose_heads_they_merge() {
        compared(commit("x1", BASE), commit(FIRST, BASE, "x1"), commit("y1", BASE), commit(HEAD, FIRST, "y1"));
        assertEquals(List.of(new Member(12, "y1"), new Member(0, "x1")), members());
    }

    @Test
    void a_group_that_was_squashed_does_not_tell_and_stays_open() {
        compared(commit(HEAD, BASE));
        assertThrows(TryLater.class, this::members);
    }

    @Test
    void a_group_whose_commits_do_not_lead_to_its_base_stays_open() {
        compared(commit(HEAD, FIRST, "y1"));
        assertThrows(TryLater.class, this::members);
        compared();
        assertThrows(TryLater.class, this::members);
    }

    @Test
    void a_pull_request_that_github_does_not_show_leaves_the_group_open() {
        queued(entry(1, HEAD, 12)
                .replace("\"pullRequest\":{\"number\":12,\"headRefOid\":\"h12\"}", "\"pullRequest\":null"));
        assertThrows(TryLater.class, this::members);
    }
}
