package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.ComparePulls.Found;
import dev.countersign.flow.OpenPulls.Check;
import dev.countersign.flow.OpenPulls.Comment;
import dev.countersign.flow.OpenPulls.Part;
import dev.countersign.flow.OpenPulls.Pull;
import dev.countersign.flow.PullBook.Known;
import dev.countersign.text.Templates;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparePullsTest {

    private static final Project SHOP = new Project(7, 9, new RepositoryRef("acme", "shop"));
    private static final Check SAYS = new Check.Says(CheckReport.State.IN_PROGRESS, "Is not judged yet at a");
    private static final List<Comment> OURS = List.of(new Comment(50, false));

    private final MemoryPullBook book = new MemoryPullBook();
    private final ListedPulls github = new ListedPulls();
    private final ComparePulls compare = new ComparePulls(github, book, book, new Publications(Templates.standalone()));

    static Subject subject(int number) {
        return new Subject(7, 9, new PullRequestRef(SHOP.ref(), number));
    }

    private static Known known(int number) {
        return new Known(subject(number), "a", "main", true, false, true, number, 50, true);
    }

    private static Pull pull(int number, String head, Check check, List<Comment> comments) {
        return new Pull(number, head, "main", check, comments, true);
    }

    private List<Found> compare(Pull... pulls) {
        return compare.compare(new Part(SHOP, List.of(pulls), ""), 0);
    }

    @Test
    void what_is_shown_as_it_was_written_makes_nothing_due() {
        book.known.put(3, known(3));
        assertEquals(List.of(Found.SAME), compare(pull(3, "a", SAYS, OURS)));
        assertEquals(List.of(), book.due);
    }

    @Test
    void a_second_comment_of_ours_is_taken_away_by_a_look() {
        book.known.put(3, known(3));
        assertEquals(
                List.of(Found.COMMENT),
                compare(pull(3, "a", SAYS, List.of(new Comment(50, false), new Comment(51, false)))));
        assertEquals(List.of("comments on 3"), book.due);
    }

    @Test
    void one_that_is_not_known_stands_elsewhere_or_has_no_verdict_is_looked_at() {
        book.known.put(4, known(4));
        book.known.put(5, new Known(subject(5), "a", "main", true, false, false, 5, 0, false));
        book.known.put(6, new Known(subject(6), "a", "main", false, false, true, 6, 0, false));
        compare(pull(3, "a", SAYS, OURS), pull(4, "b", SAYS, OURS), pull(5, "a", SAYS, OURS), pull(6, "a", SAYS, OURS));
        assertEquals(List.of("look at 3", "look at 4", "look at 5", "look at 6"), book.due);
    }

    @Test
    void one_that_is_retargeted_is_looked_at() {
        book.known.put(3, known(3));
        compare(new Pull(3, "a", "release/1", SAYS, OURS, true));
        assertEquals(List.of("look at 3"), book.due);
    }

    @Test
    void one_that_is_about_to_be_looked_at_is_left_to_that() {
        book.known.put(3, new Known(subject(3), "a", "main", true, true, false, 3, 0, true));
        book.known.put(4, new Known(subject(4), "a", "main", true, true, false, 4, 0, true));
        assertEquals(List.of(Found.SAME), compare(pull(3, "b", new Check.None(), List.of())));
        assertEquals(List.of(), book.due);
    }

    @Test
    void a_check_that_is_missing_or_says_something_else_is_written_again() {
        List<Check> others = List.of(
                new Check.None(),
                new Check.Strange(),
                new Check.Says(CheckReport.State.SUCCESS, "Is not judged yet at a"),
                new Check.Says(CheckReport.State.IN_PROGRESS, "Nothing to do"));
        for (Check check : others) {
            book.due.clear();
            book.known.put(3, known(3));
            assertEquals(List.of(Found.CHECK), compare(pull(3, "a", check, OURS)), check::toString);
            assertEquals(List.of("check 3"), book.due);
        }
    }

    @Test
    void a_check_that_cannot_be_told_or_is_not_governed_is_left_alone() {
        book.known.put(3, known(3));
        book.known.put(4, new Known(subject(4), "a", "main", true, false, true, 0, 0, false));
        assertEquals(
                List.of(Found.SAME, Found.SAME),
                compare(pull(3, "a", new Check.Unknown(), OURS), pull(4, "a", new Check.None(), List.of())));
    }

    @Test
    void a_comment_that_is_missing_or_was_changed_by_somebody_else_is_written_again() {
        book.known.put(3, known(3));
        book.known.put(4, known(4));
        compare(pull(3, "a", SAYS, List.of()), pull(4, "a", SAYS, List.of(new Comment(50, true))));
        assertEquals(List.of("comment on 3", "comment on 4"), book.due);
    }

    @Test
    void a_comment_that_was_never_written_though_it_has_to_be_is_written() {
        book.known.put(3, new Known(subject(3), "a", "main", true, false, true, 3, 0, true));
        assertEquals(List.of(Found.COMMENT), compare(pull(3, "a", SAYS, List.of())));
    }

    @Test
    void a_comment_that_may_be_further_down_is_asked_for() {
        book.known.put(3, known(3));
        Pull talkedOf = new Pull(3, "a", "main", SAYS, List.of(), false);
        github.hasComment = true;
        assertEquals(List.of(Found.SAME), compare(talkedOf));
        github.hasComment = false;
        assertEquals(List.of(Found.COMMENT), compare(talkedOf));
    }

    @Test
    void one_that_github_does_not_list_any_more_is_looked_at_but_none_beyond_the_page() {
        for (int number = 2; number < 6; number++) {
            book.known.put(number, known(number));
        }
        List<Pull> page = List.of(pull(3, "a", SAYS, OURS));
        compare.compare(new Part(SHOP, page, "3"), 0);
        assertEquals(List.of("look at 2"), book.due);
        compare.compare(new Part(SHOP, List.of(), ""), 3);
        assertEquals(List.of("look at 2", "look at 4", "look at 5"), book.due);
    }
}
