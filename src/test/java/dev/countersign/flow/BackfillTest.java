package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.MemoryChronicle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackfillTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Project SHOP = new Project(77, 900, new RepositoryRef("acme", "shop"));

    private final MemoryChronicle chronicle = new MemoryChronicle(SHOP);
    private final Branch branch = new Branch();
    private final Backfill backfill = backfill();

    @Test
    void a_past_is_read_page_by_page_to_its_end() {
        branch.grow(120);
        List<Optional<Instant>> again = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            again.add(step().again());
        }
        assertEquals(
                List.of(Optional.of(NOW.plusSeconds(3)), Optional.of(NOW.plusSeconds(3)), Optional.empty()), again);
        assertEquals(120, chronicle.kept.size());
        assertEquals("c119", chronicle.walk.reached());
    }

    @Test
    void the_past_counts_as_known_only_when_its_end_was_reached() {
        branch.grow(120);
        step();
        assertEquals(new Chronicle.Extent(0, false, 50), chronicle.extent(SHOP.id()));
    }

    @Test
    void a_walk_goes_on_after_the_page_that_was_kept_last_although_the_process_died_in_the_next() {
        branch.grow(120);
        step();
        chronicle.broken = true;
        assertThrows(IllegalStateException.class, this::step);
        chronicle.broken = false;
        branch.asked.clear();
        Backfill reborn = backfill();
        reborn.step(SHOP.id());
        reborn.step(SHOP.id());
        assertEquals(List.of("c119 after 50", "c119 after 100"), branch.asked);
        assertEquals(120, chronicle.kept.size());
    }

    @Test
    void what_is_merged_during_a_walk_is_read_by_the_next_one_which_reads_nothing_else() {
        branch.grow(60);
        step();
        branch.grow(10);
        step();
        assertEquals(60, chronicle.kept.size());
        Backfill.Step second = step();
        assertEquals(10, second.changes());
        assertEquals(Optional.empty(), second.again());
        assertEquals("c69", chronicle.walk.reached());
    }

    @Test
    void a_long_past_is_read_no_farther_than_2000_commits() {
        branch.grow(5_000);
        while (step().again().isPresent()) {
            assertTrue(chronicle.kept.size() < 2_000);
        }
        assertEquals(2_000, chronicle.kept.size());
    }

    @Test
    void nothing_older_than_two_years_is_asked_for() {
        step();
        assertEquals(Instant.parse("2024-11-26T10:00:00Z"), branch.last.since());
    }

    @Test
    void single_commits_are_asked_for_up_to_500_a_walk() {
        branch.grow(5_000);
        branch.single = 25;
        int all = 0;
        for (Backfill.Step step = step(); step.again().isPresent(); step = step()) {
            all += branch.last.singles();
        }
        assertEquals(500, all);
    }

    @Test
    void a_budget_that_is_nearly_used_up_is_left_to_verdicts_until_it_is_full_again() {
        branch.grow(120);
        branch.remaining = 999;
        assertEquals(Optional.of(NOW.plus(Duration.ofMinutes(40))), step().again());
        branch.remaining = 1_000;
        assertEquals(Optional.of(NOW.plusSeconds(3)), step().again());
    }

    @Test
    void a_github_that_cannot_answer_changes_nothing() {
        branch.grow(120);
        branch.down = true;
        assertThrows(TryLater.class, this::step);
        assertEquals("", chronicle.walk.cursor());
        assertEquals(0, chronicle.kept.size());
    }

    @Test
    void enough_history_is_put_on_its_own_footing_once_a_month() {
        branch.grow(1_500);
        while (step().again().isPresent()) {
            assertEquals(0, chronicle.counted.changes());
        }
        assertEquals(NOW, chronicle.anchored.at());
        assertEquals(1_440, chronicle.counted.changes(), 1);
        chronicle.counted = null;
        branch.grow(1);
        step();
        assertEquals(null, chronicle.counted);
    }

    private Backfill.Step step() {
        return backfill.step(SHOP.id()).orElseThrow();
    }

    private Backfill backfill() {
        Yardstick yardstick = new Yardstick(new RiskModel(BuiltInWeights.read()));
        return new Backfill(branch, chronicle, new Footing(chronicle, yardstick), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** A branch with a commit a day, the newest of today; 50 commits a page. */
    private static final class Branch implements PastSource {

        private final List<String> asked = new ArrayList<>();
        private Question last;
        private int commits;
        private int single;
        private int remaining = 4_000;
        private boolean down;

        void grow(int more) {
            commits += more;
        }

        @Override
        public Page read(Project project, Question question) {
            if (down) {
                throw new TryLater("GitHub is down", Duration.ZERO, null);
            }
            last = question;
            asked.add(question.head() + " after " + question.cursor());
            int head = question.head().isEmpty()
                    ? commits - 1
                    : Integer.parseInt(question.head().substring(1));
            int skipped = question.cursor().isEmpty() ? 0 : Integer.parseInt(question.cursor());
            List<Recorded> changes = new ArrayList<>();
            boolean met = false;
            int i = head - skipped;
            for (; i >= 0 && changes.size() < 50 && !met; i--) {
                met = question.known().equals("c" + i);
                if (!met) {
                    changes.add(change(i));
                }
            }
            String next = i >= 0 ? Integer.toString(skipped + changes.size()) : "";
            return new Page(
                    "c" + head,
                    commits,
                    changes.size(),
                    Math.min(single, question.singles()),
                    changes,
                    Map.of(),
                    met,
                    next,
                    new Budget(remaining, 5_000, NOW.plus(Duration.ofMinutes(40))));
        }

        private Recorded change(int number) {
            long at = NOW.minus(Duration.ofDays(commits - 1L - number)).getEpochSecond();
            ChangedFile file = ChangedFile.of(
                    "src/F" + number % 7 + ".java", ChangedFile.Status.MODIFIED, 9, 1, new Content.Unknown());
            return new Recorded(new PastChange("c" + number, at, "1", false, List.of(), List.of(file)), number, "");
        }
    }
}
