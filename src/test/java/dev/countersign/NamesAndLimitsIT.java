package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.git.Signature;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logins that change hands, and pull requests that are larger than what GitHub shows. */
class NamesAndLimitsIT {

    private final Town town = Town.square();

    @Test
    void a_login_is_given_to_somebody_else_after_its_owner_has_signed() {
        Furnishing furnish = town.github().furnish();
        furnish.person("kim", "Kim One", "kim@acme.test");
        furnish.member("acme", "kim");
        furnish.join("acme", "seniors", "kim");
        Pull pull = town.assisted().signedExceptBy("carol");
        furnish.permit(pull.repository, "kim", Permission.WRITE);
        town.settle();
        pull.says("kim", "/signoff senior-review");
        pull.cleared();

        furnish.renamePerson("kim", "kim-one");
        furnish.person("kim", "Kim Two", "kim2@acme.test");
        furnish.member("acme", "kim");
        furnish.join("acme", "seniors", "kim");
        furnish.permit(pull.repository, "kim", Permission.WRITE);
        town.settle();
        pull.says("dave", "/recheck");
        pull.waits();
        assertTrue(pull.comment().contains("the login now belongs to another account"), pull::comment);

        pull.says("kim-one", "/signoff senior-review");
        pull.cleared();
        assertEquals(
                1,
                pull.view().checks().stream()
                        .filter(check -> check.name().equals("countersign"))
                        .count());
    }

    @Test
    void a_change_of_more_commits_than_github_lists_is_told_and_counts_as_the_highest_risk() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        Signature mine = alice.signature();
        String tip = town.github().look().branches(repository).get("main");
        for (int i = 0; i < 251; i++) {
            FileEdits edit = FileEdits.put("docs/notes.md", "Note " + i + "\n");
            tip = alice.object(List.of(tip), edit, "Note " + i + (i == 3 ? CLAUDE : ""), mine, mine);
        }
        alice.push(repository, "feature", tip, false);
        Pull pull = town.pull(repository, alice.open(repository, "feature", "main", "Notes", "Many notes."));
        pull.settle();
        pull.waits();
        assertTrue(pull.check().title().contains("risk critical"), pull.check()::title);
        assertTrue(pull.comment().contains("GitHub lists at most 250 commits"), pull::comment);
    }

    @Test
    void more_labels_than_github_shows_hide_nothing() {
        Pull pull = town.opened("docs/guide.md", "# Guide\n", "");
        pull.cleared();
        for (int i = 0; i < 101; i++) {
            pull.as("dave").label(pull.repository, pull.number, "label-" + i);
        }
        town.settle();
        pull.says("dave", "/recheck");
        assertTrue(pull.check().title().contains("risk critical"), pull.check()::title);
        assertTrue(pull.check().summary().contains("GitHub shows 100 of its 101 labels"), pull.check()::summary);
    }
}
