package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is asked for a review, and sign-offs faster than anyone can read. */
class ReviewersIT {

    private static final String REQUEST = "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";
    private static final String SENIORS = """
            version: 1
            mode: enforce
            reviewers: {request: true}
            requirements: [{name: two-seniors, sign-offs: {count: %d, from: ["@acme/seniors"]}}]
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

    @Test
    void who_could_sign_is_asked_once_and_is_shown_as_asked() {
        String repository = repository(SENIORS.formatted(1));
        Pull first = open(repository, "one", "1\n");
        assertEquals(1, first.view().requested().size());
        String asked = first.view().requested().get(0);
        assertTrue(Set.of("carol", "sam").contains(asked), asked);
        assertTrue(first.comment().contains(asked + " (asked)"), first::comment);
        town.github().requests().clear();
        first.says("dave", "/recheck");
        first.as("alice").commit(repository, "one", FileEdits.put("src/one.js", "2\n"), "Change");
        town.settle();
        assertEquals(List.of(), requests());
        assertEquals(List.of(asked), first.view().requested());

        Pull second = open(repository, "two", "2\n");
        assertFalse(second.view().requested().contains(asked), "who has less to do comes first");
        String other = second.view().requested().get(0);
        second.approves(other);
        second.cleared();
        assertEquals(
                List.of(asked),
                open(repository, "three", "3\n").view().requested().isEmpty() ? List.of() : List.of(asked));
    }

    @Test
    void whom_github_will_not_ask_is_not_asked_for_ever() {
        town.github().furnish().team("acme", "guests");
        town.github().furnish().join("acme", "guests", "mallory");
        String repository = repository(SENIORS.formatted(1).replace("acme/seniors", "acme/guests"));
        town.github().requests().clear();
        Pull pull = open(repository, "one", "1\n");
        int tries = requests().size();
        assertTrue(tries <= 1, requests()::toString);
        pull.says("dave", "/recheck");
        pull.says("dave", "/recheck");
        assertEquals(tries, requests().size());
        assertEquals(List.of(), pull.view().requested());
        pull.waits();
    }

    @Test
    void too_few_people_are_said_to_be_too_few() {
        Pull pull = open(repository(SENIORS.formatted(3)), "one", "1\n");
        String sentence =
                "only 2 people can ever sign this, and it needs 3: add people to acme/seniors, or lower the count";
        assertTrue(pull.comment().contains(sentence), pull::comment);
        assertEquals(Set.of("carol", "sam"), Set.copyOf(pull.view().requested()));
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
        // Nobody else in town ever signs anything with this name.
        Pull first = open(repository, "one", "1\n");
        first.approves("pat");
        first.cleared();
        Pull second = open(repository, "two", "2\n");
        second.approves("pat");
        second.cleared();
        Pull third = open(repository, "three", "3\n");
        third.approves("pat");
        third.waits();
        assertTrue(third.comment().contains("pat signed 3 pull requests within 10 minutes"), third::comment);
    }
}
