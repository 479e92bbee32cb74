package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparePullsTest {

    private static final Project SHOP = new Project(7, 9, new RepositoryRef("acme", "shop"));
    private static final Check SAYS = new Check.Says(CheckReport.State.IN_PROGRESS, "Is not judged yet at a");
    private static final List<Comment> OURS = List.of(new Comment(50, false));

    private final MemoryPullBook book = new MemoryPullBook();
    private final ListedPulls github = new ListedPulls();
    private final ComparePulls compare = new ComparePulls(github, book, book, new Publications(Templates.standalone()));
    private final Memory walks = new Memory();

    private static final class Memory implements Walks {
        final Map<String, Reach> kept = new HashMap<>();

        @Override
        public Optional<Reach> reach(String walk) {
            return Optional.ofNullable(kept.get(walk));
        }

        @Override
        public void keep(String walk, Reach reach) {
            kept.put(walk, reach);
        }
    }

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

    private ReconcilePulls.Done round() {
        return new ReconcilePulls(
                        github,
                        book,
                        compare,
                        walks,
                        Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC))
                .round();
    }

    private List<OpenPulls.Listed> repositories(long installation, int first, int many) {
        List<OpenPulls.Listed> all = new ArrayList<>();
        for (int id = first; id < first + many; id++) {
            Project project = new Project(installation, id, new RepositoryRef("acme", "shop-" + id));
            all.add(new OpenPulls.Listed(project, "R_" + id, true));
        }
        return all;
    }

    private void unknown(long repository, int many) {
        List<Pull> pulls = new ArrayList<>();
        for (int number = 1; number <= many; number++) {
            pulls.add(pull(number, "a", SAYS, OURS));
        }
        github.pulls.put(repository, pulls);
    }

    @Test
    void a_round_asks_for_twenty_repositories_at_once_and_for_further_pages_alone() {
        github.repositories.put(7L, List.of(repositories(7, 100, 45)));
        unknown(100, 70);
        assertEquals(new ReconcilePulls.Done(70, 70, 0, 0, List.of()), round());
        assertEquals(
                List.of(
                        "repositories 7 1",
                        "pulls of 20",
                        "more after 10",
                        "more after 60",
                        "pulls of 20",
                        "pulls of 5"),
                github.asked);
    }

    @Test
    void repositories_without_open_pull_requests_cost_nothing() {
        OpenPulls.Listed quiet = repositories(7, 100, 1).get(0);
        github.repositories.put(7L, List.of(List.of(new OpenPulls.Listed(quiet.project(), quiet.node(), false))));
        round();
        assertEquals(List.of("repositories 7 1"), github.asked);
    }

    @Test
    void a_round_stops_when_it_has_asked_enough_and_the_next_one_goes_on_there() {
        List<List<OpenPulls.Listed>> parts = new ArrayList<>();
        for (int part = 0; part < 6; part++) {
            parts.add(repositories(7, 1_000 + 100 * part, 100));
        }
        github.repositories.put(7L, parts);
        github.repositories.put(8L, List.of(repositories(8, 5_000, 1)));
        round();
        assertEquals(ReconcilePulls.MOST_DOCUMENTS, asked("pulls of"));
        github.asked.clear();
        round();
        assertEquals("repositories 7 5", github.asked.get(0));
        assertTrue(github.asked.contains("repositories 8 1"), github.asked::toString);
        github.asked.clear();
        round();
        assertEquals("repositories 7 1", github.asked.get(0), "the walk begins anew");
    }

    @Test
    void a_round_that_found_a_lot_lets_it_be_looked_at_before_it_goes_on() {
        github.repositories.put(7L, List.of(repositories(7, 100, 25)));
        unknown(100, 150);
        unknown(120, 20);
        assertEquals(150, round().stirred());
        assertEquals("7 1", walks.kept.get("pull-requests").place());
    }

    @Test
    void an_installation_that_cannot_be_asked_or_has_little_left_does_not_hold_up_others() {
        github.repositories.put(7L, List.of(repositories(7, 100, 1)));
        github.repositories.put(8L, List.of(repositories(8, 200, 1)));
        unknown(200, 1);
        github.down = 7;
        ReconcilePulls.Done done = round();
        assertEquals(1, done.stirred());
        assertEquals(List.of("7: GitHub is out of order"), done.passed());
        github.down = 0;
        github.scarce = true;
        assertEquals(2, round().passed().size());
    }

    @Test
    void a_github_that_tells_no_installations_leaves_the_walk_where_it_is() {
        OpenPulls down = new OpenPulls() {
            @Override
            public List<Long> installations() {
                throw new TryLater("GitHub is out of order", Duration.ZERO, null);
            }

            @Override
            public Repositories repositories(long installation, int part) {
                throw new AssertionError();
            }

            @Override
            public Seen pulls(List<Listed> together) {
                throw new AssertionError();
            }

            @Override
            public Seen pullsAfter(Listed repository, String place) {
                throw new AssertionError();
            }

            @Override
            public boolean hasComment(Subject subject, long comment) {
                throw new AssertionError();
            }
        };
        ReconcilePulls pulls = new ReconcilePulls(down, book, compare, walks, Clock.systemUTC());
        assertThrows(TryLater.class, pulls::round);
        assertTrue(walks.kept.isEmpty());
    }

    private long asked(String beginning) {
        return github.asked.stream().filter(one -> one.startsWith(beginning)).count();
    }
}
