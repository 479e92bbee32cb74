package dev.countersign;

import static dev.countersign.testing.Town.CLAUDE;
import static dev.countersign.testing.Town.EDIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.git.Signature;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markers that are hidden, and texts that look like markers and are none. */
class MarkerAttacksIT {

    private final Town town = Town.square();

    @Test
    void the_trailer_is_in_one_commit_of_many() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        Signature mine = alice.signature();
        String tip = town.github().look().branches(repository).get("main");
        for (int i = 1; i <= 120; i++) {
            FileEdits edit = FileEdits.put("services/payments/step.js", i + "\n");
            tip = alice.object(List.of(tip), edit, "Step " + i + (i == 7 ? CLAUDE : ""), mine, mine);
        }
        alice.push(repository, "feature", tip, false);
        assertSeen(town.judged(repository));
    }

    @Test
    void the_trailer_is_in_a_commit_of_a_second_parent() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        Signature mine = alice.signature();
        String main = town.github().look().branches(repository).get("main");
        String first = alice.object(List.of(main), EDIT, "Round", mine, mine);
        FileEdits more = FileEdits.put("services/payments/side.js", "1\n");
        String side = alice.object(List.of(main), more, "Side" + CLAUDE, mine, mine);
        String merge = alice.object(List.of(first, side), more, "Merge side", mine, mine);
        alice.push(repository, "feature", merge, false);
        assertSeen(town.judged(repository));
    }

    @Test
    void the_trailer_is_folded_or_written_with_look_alike_letters() {
        for (String trailer : List.of(
                "\n\nCo-Authored-By: Claude\n <noreply@anthropic.com>",
                "\n\nC\u043e-Authored-By: Cl\u0430ude <noreply@anthropic.com>")) {
            String repository = town.repository();
            town.github().as("alice").commit(repository, "feature", EDIT, "Round" + trailer);
            assertSeen(town.judged(repository));
        }
    }

    @Test
    void a_reverted_marker_a_box_that_nobody_ticked_or_a_branch_of_claudes_is_taken_for_one() {
        String repository = town.repository();
        Acting alice = town.github().as("alice");
        String text = "Revert \"Round\"\n\nThis reverts commit " + "a".repeat(40) + ".\n\n> Round"
                + CLAUDE.replace("\n", "\n> ");
        alice.commit(repository, "claudes-rounding", FileEdits.put("docs/guide.md", "# Guide\n"), text);
        Pull pull = town.pull(
                repository,
                alice.open(
                        repository,
                        "claudes-rounding",
                        "main",
                        "Claude Monet's colours",
                        "- [ ] I used an AI tool\n- [ ] Generated with Claude Code\n"));
        pull.settle();
        assertFalse(pull.check().title().contains("Claude Code"), pull.check()::title);
        pull.cleared();
        assertEquals("", pull.comment());
    }

    private static void assertSeen(Pull pull) {
        assertTrue(pull.check().title().contains("Claude Code"), pull.check()::title);
        pull.waits();
    }
}
