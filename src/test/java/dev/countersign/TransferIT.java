package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repository that goes to another organisation, where the App is installed too, while a pull request is open. */
class TransferIT {

    private static final String FILE = ".github/countersign.yml";

    private final Town town = Town.square();
    private final Furnishing furnish = town.github().furnish();

    private static String policy(String organisation, int count) {
        return """
                version: 1
                mode: enforce
                requirements:
                  - name: reviewed
                    title: A reviewer has read this change
                    when: {assistance: assisted}
                    sign-offs: {count: %d, from: ["@%s/reviewers"]}
                """.formatted(count, organisation);
    }

    /** Another organisation whose reviewers are carol, dave and pat. */
    private void organisation(String name, int count) {
        furnish.organisation(name);
        furnish.repository(name + "/.github");
        furnish.files(name + "/.github", FileEdits.put(FILE, policy(name, count)), "Set the policy");
        furnish.team(name, "reviewers");
        for (String login : List.of("carol", "dave", "pat")) {
            furnish.member(name, login);
            furnish.join(name, "reviewers", login);
        }
        furnish.install(Town.APP, name);
        town.settle();
    }

    private Pull transferred(Pull pull, String organisation) {
        furnish.transfer(pull.repository, organisation);
        town.settle();
        return town.pull(organisation + pull.repository.substring(4), pull.number);
    }

    @Test
    void the_new_organisations_policy_decides_and_the_sign_offs_stay_with_their_people() {
        organisation("globex", 2);
        Pull pull = town.assisted();
        pull.approves("sam");
        pull.says("dave", "/signoff");
        pull.approves("carol");
        pull.waits();
        assertTrue(pull.comment().contains("area-owner"), pull::comment);

        town.github().requests().clear();
        Pull moved = transferred(pull, "globex");
        moved.cleared();
        assertFalse(moved.check().summary().contains("area-owner"), moved.check()::summary);
        assertFalse(moved.check().summary().contains("acme/.github"), moved.check()::summary);
        assertEquals(
                1,
                moved.view().comments().stream()
                        .filter(one -> one.author().equals("countersign[bot]"))
                        .count());
        // The one check and the one comment say something else, and nothing else was written.
        assertEquals(
                List.of(
                        "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
                        "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"),
                town.writes().stream().sorted().toList());
        assertTrue(town.requests().stream().noneMatch(one -> one.path().contains("acme/")), "asked by the old name");

        furnish.files("globex/.github", FileEdits.put(FILE, policy("globex", 3)), "Ask for one more");
        town.settle();
        moved.waits();
        moved.approves("pat");
        moved.cleared();
        moved.says("dave", "/unsign");
        moved.waits();
    }

    @Test
    void the_old_organisations_policy_and_people_count_no_longer() {
        organisation("initech", 1);
        Pull pull = town.assisted().signedExceptBy("nobody");
        pull.cleared();
        Pull moved = transferred(pull, "initech");
        // Carol is a reviewer there; bob is nobody.
        moved.cleared();
        moved.says("carol", "/unsign");
        moved.as("carol").review(moved.repository, moved.number, "REQUEST_CHANGES", "Not like this.");
        town.settle();
        assertEquals("failure", moved.conclusion());
        town.github().requests().clear();
        furnish.leave("acme", "payments", "bob");
        furnish.join("acme", "payments", "bob");
        town.settle();
        assertTrue(
                town.requests().stream().noneMatch(one -> one.path().contains(moved.repository)),
                () -> town.requests().toString());
        // Bob may have signed in acme, and that may have been seen in between; nothing else was written.
        assertEquals(
                List.of(),
                town.requests().stream()
                        .filter(one -> !one.method().equals("GET"))
                        .filter(one ->
                                !one.path().equals("/graphql") && !one.path().startsWith("/repos/acme/"))
                        .map(one -> one.method() + " " + one.path())
                        .toList());
    }

    @Test
    void a_push_and_a_new_name_after_the_transfer_are_judged_there() {
        organisation("hooli", 1);
        Pull pull = town.assisted();
        Pull moved = transferred(pull, "hooli");
        moved.approves("carol");
        moved.cleared();
        furnish.rename(moved.repository, "store");
        town.settle();
        Pull renamed = town.pull("hooli/store", moved.number);
        renamed.cleared();
        renamed.as("alice")
                .commit(
                        "hooli/store",
                        "feature",
                        FileEdits.put("services/payments/charge.js", "export const charge = () => 2;\n"),
                        "Charge two" + CLAUDE);
        town.settle();
        renamed.waits();
        renamed.approves("dave");
        renamed.cleared();
    }
}
