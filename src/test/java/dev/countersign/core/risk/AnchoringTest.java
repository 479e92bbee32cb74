package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnchoringTest {

    private static final long DAY = 86_400;
    private static final long NOW = 3_000 * DAY;

    @Test
    void a_repository_that_takes_more_back_than_expected_moves_up_by_a_step_a_month_and_no_farther_than_the_end() {
        Anchoring.Count count = counted(2_000, 60, 0.005);
        assertEquals(2_000, count.changes());
        assertEquals(60, count.takenBack());
        Anchor anchor = Anchor.none();
        for (double logits : new double[] {0.25, 0.5, 0.75, 1.0, 1.0}) {
            anchor = count.anchor(anchor);
            assertEquals(logits, anchor.logits(), 1e-9);
        }
    }

    @Test
    void as_many_as_expected_leave_it_where_it_is() {
        assertEquals(0, counted(2_000, 40, 0.02).anchor(Anchor.none()).logits(), 1e-6);
    }

    @Test
    void fewer_than_expected_move_it_down() {
        assertEquals(-0.25, counted(4_000, 30, 0.02).anchor(Anchor.none()).logits(), 1e-9);
    }

    @Test
    void too_few_changes_or_reverts_tell_nothing() {
        assertEquals(Anchor.none(), counted(999, 60, 0.005).anchor(new Anchor(0.5, 1, 1)));
        assertEquals(Anchor.none(), counted(2_000, 29, 0.005).anchor(new Anchor(0.5, 1, 1)));
    }

    @Test
    void young_changes_and_late_reverts_do_not_count() {
        Anchoring anchoring = new Anchoring();
        anchoring.next(change("old", NOW - 900 * DAY), 0.1);
        anchoring.next(change("young", NOW - 59 * DAY), 0.1);
        anchoring.next(revert("r1", NOW - 499 * DAY, "old"), 0.1);
        assertEquals(new Anchoring.Count(1, 0, 0.1), anchoring.count(NOW));
        anchoring.next(revert("r2", NOW - 501 * DAY, "old"), 0.1);
        assertEquals(new Anchoring.Count(1, 1, 0.1), anchoring.count(NOW));
    }

    @Test
    void a_revert_is_no_change_of_its_own() {
        Anchoring anchoring = new Anchoring();
        anchoring.next(revert("r", NOW - 500 * DAY, "unknown"), 0.1);
        assertEquals(0, anchoring.count(NOW).changes());
    }

    @Test
    void an_anchor_moves_the_probability_and_names_itself_but_leaves_score_and_level() {
        Likelihood.Head head = new Likelihood.Head(0.01, new Likelihood.Rank.Unknown(), List.of());
        Risk risk = new Risk(Level.LOW, 20, new Likelihood(head, head), new Impact(Level.LOW, List.of(), List.of()));
        Risk own = new Anchor(0.5, 4_210, 61).applied(risk);
        assertEquals(risk.score(), own.score());
        assertEquals(risk.level(), own.level());
        assertEquals(head, own.likelihood().defect());
        assertEquals(0.0164, own.likelihood().rollback().probability(), 1e-4);
        assertEquals(
                new Term(
                        "own-rollbacks",
                        "re-anchored on this repository's 4210 changes, of which 61 were taken back",
                        2.0),
                own.likelihood().rollback().terms().get(0));
        assertEquals(risk, Anchor.none().applied(risk));
        assertTrue(new Anchor(0.5, 4_210, 61).applied(0.01) > 0.01);
    }

    private static Anchoring.Count counted(int changes, int takenBack, double expected) {
        Anchoring anchoring = new Anchoring();
        for (int i = 0; i < changes; i++) {
            anchoring.next(change("c" + i, NOW - 500 * DAY), expected);
        }
        for (int i = 0; i < takenBack; i++) {
            anchoring.next(revert("r" + i, NOW - 490 * DAY, "c" + i), expected);
        }
        return anchoring.count(NOW);
    }

    private static PastChange change(String sha, long at) {
        return new PastChange(sha, at, "a", false, List.of(), List.of());
    }

    private static PastChange revert(String sha, long at, String of) {
        return new PastChange(sha, at, "a", false, List.of(of), List.of());
    }
}
