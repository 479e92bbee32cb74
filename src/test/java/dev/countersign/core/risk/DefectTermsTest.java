package dev.countersign.core.risk;

import static dev.countersign.core.risk.Changes.file;
import static dev.countersign.core.risk.Changes.modified;
import static dev.countersign.core.risk.TermKind.log2;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.riskmodel.BuiltInWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefectTermsTest {

    private static final long DAY = 86_400;
    private static final ChangedFile CART = modified("shop/cart/Cart.java", 9);
    private static final ChangedFile TEST = modified("shop/cart/CartTest.java", 9);
    private static final ChangedFile NEW = file("shop/cart/New.java", Status.ADDED, 30);
    private static final ChangedFile ELSEWHERE = modified("lib/Text.java", 1);

    static Stream<TermCase> terms() {
        return Stream.of(
                new TermCase("lines-added", log2(39), "adds 39 lines", CART, NEW),
                new TermCase("no-source", 1, "touches no code that runs: only documents, tests or configuration", TEST),
                new TermCase("no-source", 0, "", TEST, CART),
                new TermCase(
                        "new-source",
                        log2(30),
                        "30 lines are in new files of code, where there is nothing to break",
                        CART,
                        NEW),
                new TermCase("new-source", 0, "", CART),
                new TermCase("last-changes", log2(2), "its files were last changed by 2 different changes", CART, TEST),
                new TermCase("last-changes", 0, "", NEW),
                new TermCase(
                        "repairs",
                        log2(1.5),
                        "defects in its files were repaired 1.5 times, a repair counting half as much every year",
                        CART),
                new TermCase("repairs", 0, "", TEST),
                new TermCase("folder-repairs", log2(2), "2 repairs in shop/cart within a year", NEW),
                new TermCase("folder-repairs", 0, "", ELSEWHERE),
                new TermCase(
                        "folder-changes",
                        log2(3),
                        "its folders had 3 earlier changes: the more there were, the less each repair says",
                        NEW),
                new TermCase("folder-changes", 0, "", ELSEWHERE),
                new TermCase(
                        "unfamiliar-folders",
                        1 - 1.5 / 5,
                        "others made 2 of the 3 earlier changes to these folders, too few to tell much",
                        NEW),
                new TermCase("unfamiliar-folders", 0.75, "nobody has changed these folders before", ELSEWHERE));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void a_term_has_its_amount_and_its_sentence(TermCase expected) {
        expected.holds(DefectTerms.ALL, past(expected.files()));
    }

    @Test
    void the_same_repairs_weigh_less_in_folders_that_are_changed_more() {
        assertTrue(defect(10, 10) > defect(10, 200));
        assertTrue(defect(10, 200) < defect(60, 200));
    }

    @Test
    void a_change_in_folders_that_only_others_changed_is_likelier_to_bring_a_defect() {
        assertTrue(probability(folder(0, 50), "bob") > probability(folder(0, 50), "alice"));
    }

    /** A repair a year ago by bob, when both files last changed together; then the test by alice, then a repair of the code by carol. */
    private static History.Known past(ChangedFile... files) {
        HistoryBook book = new HistoryBook();
        book.learn(Changes.past(0, "bob", true, CART));
        book.learn(Changes.past(364, "alice", false, TEST));
        book.learn(Changes.past(365, "carol", true, CART));
        return (History.Known) book.of(List.of(files), "alice", 365 * DAY);
    }

    private static double defect(int repairs, int changes) {
        return probability(folder(repairs, changes), "alice");
    }

    private static HistoryBook folder(int repairs, int changes) {
        HistoryBook book = new HistoryBook();
        for (int i = 0; i < changes; i++) {
            book.learn(Changes.past(i, "alice", i >= changes - repairs, TEST));
        }
        return book;
    }

    private static double probability(HistoryBook book, String author) {
        List<ChangedFile> files = new ArrayList<>(List.of(CART));
        return new RiskModel(BuiltInWeights.read())
                .assess(Changes.of(files), book.of(files, author, 200 * DAY), Landscape.of(), 30, 60, 85)
                .likelihood()
                .defect()
                .probability();
    }
}
