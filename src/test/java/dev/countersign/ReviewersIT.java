package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.RequestFault;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is asked for a review, and sign-offs faster than anyone can read. */
class ReviewersIT {

    private static final String ASK = """
            version: 1
            mode: enforce
            reviewers: {request: true}
            requirements: [{name: readers, sign-offs: {count: %d, from: ["@acme/%s"]}}]
            """;

    private final Town town = Town.square();

    private String repository(String policy) {
        String repository = town.repository();
        town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", policy), "Set the policy");
        return repository;
    }

    private Pull open(String repository, String branch, String text) {
        town.github().as("alice").commit(repository, branch, FileEdits.put("src/" + branch + ".js", text), "Add");
        Pull pull = town.pull(repository, town.github().as("alice").open(repository, branch, "main", "Add", "Adds."));
        pull.settle();
        return pull;
    }

    private List<String> requests() {
        return town.writes().stream()
                .filter(one -> one.startsWith("POST") && one.endsWith("reviewers"))
                .toList();
    }

    /** A team of people who do nothing anywhere else. */
    private void team(String team, String... logins) {
        Furnishing furnish = town.github().furnish();
        furnish.team("acme", team);
        for (String login : logins) {
            furnish.person(login, login + " Example", login + "@acme.test");
            furnish.member("acme", login);
            furnish.join("acme", team, login);
        }
    }

    private String repository(int count, String team, String... logins) {
        String repository = repository(ASK.formatted(count, team));
        for (String login : logins) {
            town.github().furnish().permit(repository, login, Permission.WRITE);
        }
        return repository;
    }

    @Test
    void who_has_least_to_do_is_asked_once_and_is_shown_as_asked() {
        team("readers", "una", "vik");
        String repository = repository(1, "readers", "una", "vik");
        Pull first = open(repository, "one", "1\n");
        assertEquals(List.of("una"), first.view().requested());
        assertTrue(first.comment().contains("una \\(asked\\), vik or anyone in acme/readers"), first::comment);
        town.github().requests().clear();
        first.says("dave", "/recheck");
        first.as("alice").commit(repository, "one", FileEdits.put("src/one.js", "2\n"), "Change");
        town.settle();
        assertEquals(List.of(), requests());
        assertEquals(List.of("una"), first.view().requested());

        Pull second = open(repository, "two", "2\n");
        assertEquals(List.of("vik"), second.view().requested());
        second.approves("vik");
        second.cleared();
        first.approves("una");
        first.cleared();
        open(repository, "three", "3\n").approves("una");
        assertEquals(List.of("vik"), open(repository, "four", "4\n").view().requested());
    }

    @Test
    void whom_github_will_not_ask_is_tried_alone_once_and_holds_up_nothing() {
        team("guests", "yan", "zoe");
        String repository = repository(2, "guests", "yan", "zoe");
        town.settle();
        town.github().requests().clear();
        // Both at once, then yan alone.
        town.github().faults().add(RequestFault.status("POST", "/repos/*/*/pulls/*/requested_reviewers", 2, 422));
        Pull pull = open(repository, "one", "1\n");
        pull.waits();
        assertEquals(List.of(), pull.view().requested());
        pull.says("dave", "/recheck");
        assertEquals(2, requests().size());
        pull.says("dave", "/recheck");
        assertEquals(List.of("zoe"), pull.view().requested());
        pull.says("dave", "/recheck");
        assertEquals(3, requests().size());
        assertTrue(pull.comment().contains("zoe \\(asked\\), yan"), pull::comment);
    }

    @Test
    void nobody_is_asked_before_a_draft_is_ready() {
        team("drafters", "wes");
        String repository = repository(1, "drafters", "wes");
        town.github().as("alice").commit(repository, "one", FileEdits.put("src/one.js", "1\n"), "Add");
        Pull pull = town.pull(
                repository,
                town.github().as("alice").open(repository, repository, "one", "main", "Add", "Adds.", true));
        pull.settle();
        assertEquals(List.of(), pull.view().requested());
        pull.as("alice").draft(repository, pull.number, false);
        town.settle();
        assertEquals(List.of("wes"), pull.view().requested());
    }

    @Test
    void too_few_people_are_said_to_be_too_few() {
        team("few", "xia");
        Pull pull = open(repository(2, "few", "xia"), "one", "1\n");
        String sentence =
                "only 1 person can ever sign this, and it needs 2\\: add people to acme/few, or lower the count";
        assertTrue(pull.comment().contains(sentence), pull::comment);
        assertEquals(List.of("xia"), pull.view().requested());
    }

    @Test
    void a_sign_off_faster_than_anyone_can_read_asks_for_one_more() {
        Pull pull = open(repository("""
                        version: 1
                        mode: enforce
                        people: {reading-speed: 1}
                        requirements:
                          - {name: one, sign-offs: {count: 1}}
                          - {name: second-look, when: {signals: [rubber-stamp]}, sign-offs: {count: 2}}
                        """), "long", "line\n".repeat(2_400));
        pull.approves("bob");
        pull.waits();
        assertTrue(pull.comment().contains("bob signed 2,400 lines "), pull::comment);
        pull.approves("carol");
        pull.cleared();
    }

    @Test
    void the_next_of_many_sign_offs_within_minutes_asks_for_one_more() {
        String repository = repository("""
                version: 1
                mode: enforce
                people: {signing-rate: 2}
                requirements:
                  - {name: one, sign-offs: {count: 1}}
                  - {name: second-look, when: {signals: [rubber-stamp]}, sign-offs: {count: 2}}
                """);
        team("hurried", "ned");
        town.github().furnish().permit(repository, "ned", Permission.WRITE);
        Pull first = open(repository, "one", "1\n");
        first.approves("ned");
        first.cleared();
        Pull second = open(repository, "two", "2\n");
        second.approves("ned");
        second.cleared();
        Pull third = open(repository, "three", "3\n");
        third.approves("ned");
        third.waits();
        assertTrue(third.comment().contains("ned signed 3 pull requests within 10 minutes"), third::comment);
    }
}
