package dev.countersign.core.risk;

import static dev.countersign.core.risk.Changes.modified;
import static dev.countersign.core.risk.Changes.past;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryBookTest {

    private static final long DAY = 86_400;
    private static final ChangedFile CART = modified("src/Cart.java", 5);
    private static final ChangedFile SHOP = modified("src/Shop.java", 5);

    private final HistoryBook book = new HistoryBook();

    @Test
    void a_book_that_learned_nothing_knows_nothing() {
        assertInstanceOf(History.Unknown.class, book.of(List.of(CART), "alice", 0));
    }

    @Test
    void files_that_nobody_touched_have_a_known_and_empty_past() {
        book.learn(past(1, "alice", true, SHOP));
        History.Files files = at(2, "alice", modified("lib/New.java", 1)).files();
        assertEquals(History.Files.NONE, files);
    }

    @Test
    void different_last_changes_people_and_shares_are_counted() {
        book.learn(past(1, "alice", false, CART, SHOP));
        book.learn(past(2, "bob", false, CART));
        book.learn(past(3, "bob", false, modified("src/Other.java", 1)));
        History.Known known = at(4, "bob", CART, SHOP);
        assertEquals(2, known.files().known());
        assertEquals(2, known.files().lastChanges());
        assertEquals(2, known.files().people());
        assertEquals(3, known.files().changes());
        assertEquals(1, known.files().ownChanges());
        assertEquals(3, known.folders().changes());
        assertEquals(2, known.folders().ownChanges());
    }

    @Test
    void a_repair_counts_half_as_much_every_year_and_only_in_code() {
        ChangedFile text = modified("docs/guide.md", 1);
        book.learn(past(0, "alice", true, CART, text));
        assertEquals(1, at(0, "alice", CART, text).files().repairs(), 1e-6);
        assertEquals(0.5, at(365, "alice", CART, text).files().repairs(), 1e-6);
        book.learn(past(365, "alice", true, CART));
        assertEquals(0.75, at(730, "alice", CART).files().repairs(), 1e-6);
    }

    @Test
    void repairs_in_a_folder_are_counted_for_a_year() {
        for (int day = 0; day < 100; day++) {
            book.learn(past(day, "alice", true, CART));
        }
        assertEquals(100, at(100, "alice", SHOP).folders().busiestFixes());
        assertEquals("src", at(100, "alice", SHOP).folders().busiest());
        assertEquals(50, at(365 + 50, "alice", SHOP).folders().busiestFixes());
        assertEquals(0, at(365 + 100, "alice", SHOP).folders().busiestFixes());
        book.learn(past(800, "alice", true, CART));
        assertEquals(1, at(800, "alice", SHOP).folders().busiestFixes());
    }

    @Test
    void a_renamed_file_keeps_its_past() {
        book.learn(past(1, "alice", true, CART));
        book.learn(past(2, "bob", false, Changes.moved("src/Cart.java", "src/Basket.java")));
        assertEquals(2, at(3, "alice", modified("src/Basket.java", 1)).files().changes());
        assertEquals(0, at(3, "alice", CART).files().changes());
        ChangedFile moving = Changes.moved("src/Basket.java", "src/Bag.java");
        assertEquals(2, at(3, "alice", moving).files().changes(), "asked while it is being moved");
    }

    @Test
    void a_change_taken_back_is_remembered_by_its_files_and_their_part() {
        book.learn(past(1, "alice", false, CART, SHOP));
        book.learn(new PastChange("r", 10 * DAY, "bob", false, List.of("sha1"), List.of(CART)));
        History.Known known = at(40, "alice", CART);
        assertEquals("src/Cart.java", known.files().reverted());
        assertEquals(30, known.files().revertedDays());
        assertEquals("", at(40, "alice", SHOP).files().reverted());
        assertEquals(1, at(10, "alice", SHOP).parts().reverts(), 1e-6);
        assertEquals("src", at(10, "alice", SHOP).parts().worst());
        assertEquals(0, at(10, "alice", modified("lib/A.java", 1)).parts().reverts());
    }

    @Test
    void a_change_taken_back_counts_half_after_180_days() {
        book.learn(new PastChange("r", 0, "bob", false, List.of("sha1"), List.of(CART, SHOP)));
        assertEquals(2, at(0, "alice", CART, SHOP).files().reverts(), 1e-6);
        assertEquals(1, at(180, "alice", CART, SHOP).files().reverts(), 1e-6);
    }

    @Test
    void the_part_of_a_file_is_its_first_two_folders() {
        book.learn(new PastChange(
                "r", 0, "bob", false, List.of("sha1"), List.of(modified("a/b/c/D.java", 1), modified("top.txt", 1))));
        assertEquals("a/b", at(0, "alice", modified("a/b/x/E.java", 1)).parts().worst());
        assertEquals(0, at(0, "alice", modified("a/x/E.java", 1)).parts().changes());
        assertEquals(1, at(0, "alice", modified("other.txt", 1)).parts().reverts(), 1e-6);
        assertEquals(0.5, at(365, "alice", modified("a/b/E.java", 1)).parts().changes(), 1e-6);
    }

    @Test
    void who_changed_files_last_and_the_youngest_of_them_are_told() {
        book.learn(past(1, "alice", false, CART));
        book.learn(past(11, "bob", false, SHOP));
        History.Files files =
                at(21, "alice", CART, SHOP, modified("src/New.java", 1)).files();
        assertEquals(1, files.lastByOthers());
        assertEquals(10, files.youngest());
    }

    @Test
    void one_date_from_the_future_does_not_stop_the_clock() {
        BookClock clock = new BookClock();
        assertEquals(100 * DAY, clock.at(100 * DAY));
        assertEquals(100 * DAY, clock.at(99 * DAY), "a little earlier is no step back");
        assertEquals(20_000 * DAY, clock.at(20_000 * DAY));
        assertEquals(20_000 * DAY, clock.at(101 * DAY));
        assertEquals(20_000 * DAY, clock.at(102 * DAY));
        assertEquals(103 * DAY, clock.at(103 * DAY), "three in a row set it back");
        assertEquals(104 * DAY, clock.at(104 * DAY));
    }

    @Test
    void dates_decades_ago_do_not_stop_the_clock_either() {
        BookClock clock = new BookClock();
        for (int day = 800; day < 805; day++) {
            clock.at(day * DAY);
        }
        assertEquals(14_000 * DAY, clock.at(14_000 * DAY));
    }

    @Test
    void a_new_file_at_an_old_path_goes_on_with_its_past() {
        book.learn(past(1, "alice", false, CART));
        book.learn(past(2, "alice", false, Changes.file("src/Cart.java", Status.REMOVED, 0)));
        book.learn(past(3, "alice", false, Changes.file("src/Cart.java", Status.ADDED, 9)));
        assertEquals(3, at(4, "alice", CART).files().changes());
    }

    private History.Known at(int day, String author, ChangedFile... files) {
        return (History.Known) book.of(List.of(files), author, day * DAY);
    }
}
