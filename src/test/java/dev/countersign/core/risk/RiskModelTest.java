package dev.countersign.core.risk;

import static dev.countersign.core.risk.Changes.modified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.risk.Area.Criticality;
import dev.countersign.riskmodel.BuiltInWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RiskModelTest {

    private static final RiskModel MODEL = new RiskModel(BuiltInWeights.read());
    private static final Area PAYMENTS = new Area(
            "payments", PathPatterns.of(List.of("services/payments/**")), Criticality.CRITICAL, List.of(), List.of());

    record Case(String what, Level level, ChangedFile... files) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> levels() {
        return Stream.of(
                new Case("a tiny docs-only change", Level.LOW, modified("docs/guide.md", 2)),
                new Case("a small change in no area", Level.LOW, modified("src/Cart.java", 12)),
                new Case("a small new file", Level.LOW, Changes.file("src/Cart.java", Status.ADDED, 30)),
                new Case("one line in a critical area", Level.HIGH, modified("services/payments/Refund.java", 1)),
                new Case(
                        "a file moved out of a critical area",
                        Level.HIGH,
                        Changes.moved("services/payments/Refund.java", "lib/Refund.java")),
                new Case(
                        "one line in a workflow: low likelihood, high impact",
                        Level.MEDIUM,
                        modified(".github/workflows/deploy.yml", 1)));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void the_level_of_a_change_without_history_is_as_expected(Case expected) {
        assertEquals(
                expected.level(),
                assess(new History.Unknown(), List.of(expected.files())).level());
    }

    @Test
    void a_small_change_to_files_with_a_quiet_past_is_low() {
        HistoryBook book = new HistoryBook();
        for (int day = 0; day < 40; day++) {
            book.learn(Changes.past(day, "alice", false, modified("src/Cart.java", 5)));
        }
        List<ChangedFile> files = List.of(modified("src/Cart.java", 12));
        assertEquals(
                Level.LOW, assess(book.of(files, "alice", 41 * 86_400L), files).level());
    }

    @Test
    void a_small_change_by_someone_new_to_the_files_is_low_and_at_least_twice_as_likely_to_be_taken_back() {
        HistoryBook book = new HistoryBook();
        for (int day = 0; day < 40; day++) {
            book.learn(Changes.past(day, "alice", false, modified("src/Cart.java", 5)));
        }
        List<ChangedFile> files = List.of(modified("src/Cart.java", 12));
        Risk stranger = assess(book.of(files, "bob", 41 * 86_400L), files);
        Risk owner = assess(book.of(files, "alice", 41 * 86_400L), files);
        assertEquals(Level.LOW, stranger.level());
        assertTrue(stranger.likelihood().rollback().probability()
                > 2 * owner.likelihood().rollback().probability());
    }

    @Test
    void facts_that_are_not_complete_count_as_the_highest() {
        Completeness truncated = new Completeness.Truncated(List.of("3,001 files, 3,000 shown"));
        Risk risk = MODEL.assess(
                Changes.of(List.of(modified("docs/guide.md", 2)), truncated),
                new History.Unknown(),
                Landscape.of(),
                30,
                60,
                85);
        assertEquals(Level.CRITICAL, risk.level());
        assertTrue(risk.impact().reasons().get(0).sentence().contains("3,001 files"));
    }

    @Test
    void an_unknown_history_is_said_and_is_not_counted_as_a_harmless_one() {
        List<ChangedFile> files = List.of(modified("src/Cart.java", 12));
        HistoryBook book = new HistoryBook();
        book.learn(Changes.past(1, "alice", false, modified("README.md", 1)));
        Likelihood.Head unknown =
                assess(new History.Unknown(), files).likelihood().defect();
        Likelihood.Head harmless =
                assess(book.of(files, "alice", 86_400L), files).likelihood().defect();
        assertTrue(unknown.terms().stream().anyMatch(term -> term.id().equals("history-unknown")));
        assertTrue(unknown.probability() > harmless.probability());
    }

    @Test
    void larger_changes_are_likelier_to_bring_defects() {
        double last = 0;
        for (int lines : new int[] {1, 10, 100, 1000}) {
            double probability = assess(new History.Unknown(), List.of(modified("src/Cart.java", lines)))
                    .likelihood()
                    .defect()
                    .probability();
            assertTrue(probability > last, lines + " lines");
            last = probability;
        }
    }

    @Test
    void files_with_repairs_and_many_hands_are_likelier_to_bring_defects() {
        HistoryBook quiet = new HistoryBook();
        HistoryBook busy = new HistoryBook();
        List<ChangedFile> files = List.of(modified("src/A.java", 5), modified("src/B.java", 5));
        for (int day = 0; day < 30; day++) {
            ChangedFile file = files.get(day % 2);
            quiet.learn(Changes.past(day, "alice", false, files.get(0), files.get(1)));
            busy.learn(Changes.past(day, "p" + day, true, file));
        }
        double calm = assess(quiet.of(files, "alice", 31 * 86_400L), files)
                .likelihood()
                .defect()
                .probability();
        double hot = assess(busy.of(files, "alice", 31 * 86_400L), files)
                .likelihood()
                .defect()
                .probability();
        assertTrue(hot > calm + 0.02, calm + " and " + hot);
    }

    @Test
    void a_head_is_ranked_among_earlier_changes_once_there_are_enough() {
        Risk risk = assess(new History.Unknown(), List.of(modified("src/Cart.java", 12)));
        List<Double> few = List.of(0.1, 0.9);
        List<Double> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(i < 91 ? 0.0 : 1.0);
        }
        Likelihood ranked = risk.ranked(few, many).likelihood();
        assertEquals(new Likelihood.Rank.Unknown(), ranked.defect().rank());
        assertEquals(new Likelihood.Rank.Known(91, 100), ranked.rollback().rank());
    }

    @Test
    void what_would_lower_the_risk_is_said_when_it_would() {
        Risk risk = assess(
                new History.Unknown(),
                List.of(modified("src/Cart.java", 5), modified("services/payments/Refund.java", 1)));
        assertEquals(
                List.of("with what is in payments in a pull request of its own, the risk of the rest would be low"),
                risk.wouldLower());
        Risk large = assess(new History.Unknown(), List.of(modified("src/Cart.java", 1_500)));
        assertEquals(Level.MEDIUM, large.level());
        assertEquals(1, large.wouldLower().size());
        assertTrue(large.wouldLower().get(0).startsWith("with at most "), large.wouldLower()::toString);
        assertEquals(
                List.of(),
                assess(new History.Unknown(), List.of(modified("A.java", 5))).wouldLower());
    }

    @Test
    void signals_name_what_was_noticed() {
        Risk risk =
                assess(new History.Unknown(), List.of(modified("AGENTS.md", 5), modified("db/migration/V2__a.sql", 1)));
        assertEquals(Set.of("agent-instructions", "migration", "history-unknown"), risk.signals());
    }

    private static Risk assess(History history, List<ChangedFile> files) {
        return MODEL.assess(Changes.of(files), history, Landscape.of(PAYMENTS), 30, 60, 85);
    }
}
