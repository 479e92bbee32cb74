package dev.countersign.github.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of GitHub's events are read at all. */
class SubscriptionsTest {

    private static final String APP = "4242";

    @ParameterizedTest
    @MethodSource("unimportant")
    void other_events_are_irrelevant_whatever_they_hold(String event) {
        assertInstanceOf(Happening.Irrelevant.class, Webhook.read(event, "{}", APP));
    }

    static Stream<String> unimportant() {
        return Stream.of("star", "fork", "watch", "ping", "pull_request_review_comment", "workflow_run");
    }

    /** Those of GitHub's events that somebody might think of; the installation's own reach every App. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check_run",
                "check_suite",
                "commit_comment",
                "create",
                "delete",
                "deployment",
                "fork",
                "issue_comment",
                "issues",
                "label",
                "member",
                "membership",
                "merge_group",
                "milestone",
                "organization",
                "public",
                "pull_request",
                "pull_request_review",
                "pull_request_review_comment",
                "pull_request_review_thread",
                "push",
                "release",
                "repository",
                "repository_ruleset",
                "star",
                "status",
                "team",
                "team_add",
                "watch",
                "workflow_job",
                "workflow_run"
            })
    void the_readme_subscribes_to_what_is_read_and_to_nothing_else(String event) throws IOException {
        String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
        String list = readme.replaceFirst(".*Subscribe it to: ([a-z, ]+)\\..*", "$1");
        boolean named = List.of(list.split(", ")).contains(event.replace('_', ' '));
        assertEquals(isRead(event), named, list);
    }

    private static boolean isRead(String event) {
        try {
            Happening none = new Happening.Irrelevant("no verdict hangs on " + event + " events");
            return !Webhook.read(event, "{}", APP).equals(none);
        } catch (MalformedPayload asksForMore) {
            return true;
        }
    }
}
