package dev.countersign.core.risk;

import static dev.countersign.core.risk.Changes.file;
import static dev.countersign.core.risk.Changes.modified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RollbackTermsTest {

    private static final long DAY = 86_400;
    private static final ChangedFile CART = modified("shop/cart/src/Cart.java", 9);
    private static final ChangedFile NEW = file("shop/cart/src/New.java", Status.ADDED, 9);

    static Stream<TermCase> terms() {
        return Stream.of(
                new TermCase(
                        "unfamiliar",
                        1 - 0.5 / 4,
                        "others made 2 of the 2 earlier changes to these files, too few to tell much",
                        CART),
                new TermCase(
                        "unfamiliar-folders",
                        1 - 0.5 / 4,
                        "others made 2 of the 2 earlier changes to these folders, too few to tell much",
                        NEW),
                new TermCase(
                        "last-by-others",
                        1,
                        "1 of one file with a past had the last change from somebody else",
                        CART,
                        NEW),
                new TermCase("last-by-others", 0, "", NEW),
                new TermCase("reverted", 1, "a change to shop/cart/src/Cart.java was taken back today", CART),
                new TermCase(
                        "young",
                        0.5,
                        "the youngest of its files that existed before appeared 90 days ago: where all is new, little is taken back",
                        CART),
                new TermCase("young", 0, "", NEW),
                new TermCase(
                        "adding",
                        0.9,
                        "adds 9 and removes 0 lines of code: new behaviour rather than less of the old",
                        CART),
                new TermCase("removing", 1, "removes one file", file("a/B.java", Status.REMOVED, 0)),
                new TermCase("removing", 0, "", CART),
                new TermCase("documents-only", 1, "touches only documents", modified("README.md", 1)),
                new TermCase("documents-only", 0, "", modified("README.md", 1), CART));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void a_term_has_its_amount_and_its_sentence(TermCase expected) {
        expected.holds(RollbackTerms.ALL, past(expected.files()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void a_part_in_which_changes_are_taken_back_says_how_many(ChangedFile file, double amount) {
        TermKind kind = TermCase.named(RollbackTerms.ALL, "part-reverted");
        assertEquals(amount, kind.value().applyAsDouble(Touched.of(List.of(file)), past(file)), 1e-6);
    }

    static Stream<Arguments> parts() {
        double changes = Math.pow(2, -90.0 / 365) + 1;
        return Stream.of(
                Arguments.of(modified("shop/cart/test/A.java", 1), TermKind.log2(100 / (changes + 10))),
                Arguments.of(modified("lib/A.java", 1), 0));
    }

    private static History.Known past(ChangedFile... files) {
        HistoryBook book = new HistoryBook();
        book.learn(Changes.past(0, "bob", false, CART));
        book.learn(new PastChange("r", 90 * DAY, "carol", false, List.of("sha0"), List.of(CART)));
        return (History.Known) book.of(List.of(files), "alice", 90 * DAY);
    }
}
