package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of a change because of who signed its commits, and with which key. */
class SignedCommitsIT {

    private static final String KEY = "3AA5C34371567BD2";
    private static final String POLICY = """
            version: 1
            requirements:
              - name: unsigned
                title: Somebody has looked at what the author did not sign
                when: {not: {signed-by: [author]}}
                sign-offs: {count: 1, from: anyone}
              - name: foreign-key
                title: Somebody has looked at what was signed with another key
                when: {not: {signed-with: [%s]}}
                sign-offs: {count: 1, from: anyone}
            """.formatted(KEY);

    private final Town town = Town.square();
    private final String repository = town.repository();

    SignedCommitsIT() {
        town.github().furnish().files(repository, FileEdits.put(".github/countersign.yml", POLICY), "Ask");
    }

    private String written(String parent, String text) {
        var alice = town.github().as("alice");
        return alice.object(
                List.of(parent), FileEdits.put("docs/guide.md", text), "Write", alice.signature(), alice.signature());
    }

    private Pull opened(String sha) {
        town.github().as("alice").push(repository, "feature", sha, false);
        Pull pull = town.pull(repository, town.github().as("alice").open(repository, "feature", "main", "Write", ""));
        pull.settle();
        return pull;
    }

    private String base() {
        return town.github().look().branches(repository).get("main");
    }

    @Test
    void a_change_that_its_author_signed_with_the_key_waits_for_nobody_until_an_unsigned_commit_is_pushed() {
        String signed = written(base(), "# Signed\n");
        town.github().as("alice").sign(signed, KEY);
        Pull pull = opened(signed);
        pull.cleared();

        town.github().requests().clear();
        town.github().as("alice").push(repository, "feature", written(signed, "# Not signed\n"), false);
        pull.settle();
        pull.waits();
        // The new head's check, and a comment that says why; and nothing else was written.
        assertEquals(
                List.of("POST /repos/{owner}/{repo}/check-runs", "POST /repos/{owner}/{repo}/issues/{number}/comments"),
                town.writes().stream().sorted().toList());
    }

    @Test
    void a_signature_of_somebody_else_or_with_another_key_is_not_enough() {
        String signed = written(base(), "# Signed\n");
        town.github().as("bob").sign(signed, "AAAAAAAAAAAAAAAA");
        Pull pull = opened(signed);
        pull.waits();
        pull.approves("dave");
        pull.cleared();
    }
}
