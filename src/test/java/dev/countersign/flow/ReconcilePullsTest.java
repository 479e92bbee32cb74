package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.OpenPulls.Pull;
import dev.countersign.text.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
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

class ReconcilePullsTest {

    private final MemoryPullBook book = new MemoryPullBook();
    private final ListedPulls github = new ListedPulls();
    private final ComparePulls compare = new ComparePulls(github, book, book, new Publications(Templates.standalone()));
    private final Memory walks = new Memory();

    private static final class Memory implements Walks {
        final Map<String, Reach> kept = new HashMap<>();
        int answers = Integer.MAX_VALUE;

        @Override
        public Optional<Reach> reach(String walk) {
            if (answers-- == 0) {
                throw new UncheckedIOException(new IOException("the database is down"));
            }
            return Optional.ofNullable(kept.get(walk));
        }

        @Override
        public void keep(String walk, Reach reach) {
            kept.put(walk, reach);
        }
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
            pulls.add(new Pull(number, "a", "main", new OpenPulls.Check.None(), List.of(), true));
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
        assertEquals("7 1 119", walks.kept.get("pull-requests").place());
        assertEquals(20, round().stirred());
        assertEquals("", walks.kept.get("pull-requests").place());
    }

    @Test
    void pull_requests_that_no_look_does_any_good_keep_nobody_elses_from_being_compared() {
        github.repositories.put(7L, List.of(repositories(7, 100, 21)));
        github.repositories.put(8L, List.of(repositories(8, 200, 1)));
        unknown(100, 150);
        unknown(120, 150);
        unknown(200, 1);
        assertEquals(150, round().stirred());
        // They are found again whenever they are compared: nothing that was looked at has a verdict.
        assertEquals(150, round().stirred());
        assertEquals(1, round().stirred());
        assertTrue(github.asked.contains("repositories 8 1"), github.asked::toString);
        assertEquals(150, round().stirred(), "the walk begins anew");
    }

    @Test
    void a_walk_whose_place_is_gone_goes_on_with_the_whole_part() {
        github.repositories.put(7L, List.of(repositories(7, 100, 2)));
        walks.kept.put("pull-requests", new Walks.Reach("7 1 999", Instant.EPOCH, Instant.EPOCH));
        unknown(100, 1);
        unknown(101, 1);
        assertEquals(2, round().stirred());
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
    void one_installation_of_three_that_cannot_be_read_in_a_new_way_is_passed_and_the_others_are_compared() {
        for (int installation = 7; installation < 10; installation++) {
            github.repositories.put((long) installation, List.of(repositories(installation, installation * 100, 1)));
            unknown(installation * 100, 1);
        }
        github.brokenInstallation = 8;
        ReconcilePulls.Done done = round();
        assertEquals(2, done.stirred());
        assertEquals(1, done.passed().size());
        String why = done.passed().get(0);
        assertTrue(why.startsWith("8: it failed unexpectedly: IllegalStateException in ListedPulls, line "), why);
        assertFalse(why.contains("hush"), why);
        assertEquals("", walks.kept.get("pull-requests").place());
    }

    @Test
    void one_repository_of_three_that_cannot_be_read_in_a_new_way_is_passed_alone() {
        github.repositories.put(7L, List.of(repositories(7, 100, 3)));
        List.of(100, 101, 102).forEach(repository -> unknown(repository, 1));
        github.brokenRepository = 101;
        ReconcilePulls.Done done = round();
        assertEquals(2, done.stirred());
        assertEquals(1, done.passed().size());
        String why = done.passed().get(0);
        assertTrue(why.startsWith("7, acme/shop-101: it failed unexpectedly: ClassCastException in ListedPulls"), why);
        assertEquals(List.of("repositories 7 1", "pulls of 3", "pulls of 1", "pulls of 1", "pulls of 1"), github.asked);
    }

    @Test
    void where_nothing_can_be_kept_the_round_ends_at_the_first_that_fails() {
        github.repositories.put(7L, List.of(repositories(7, 100, 1)));
        github.repositories.put(8L, List.of(repositories(8, 200, 1)));
        github.brokenInstallation = 7;
        walks.answers = 1;
        assertThrows(UncheckedIOException.class, this::round);
        assertEquals(List.of("repositories 7 1"), github.asked);
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
