package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.DeliverySource.Attempt;
import dev.countersign.flow.ReconcileDeliveries.Done;
import dev.countersign.flow.Walks.Reach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcileDeliveriesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final GitHub github = new GitHub();
    private final MemoryDeliveries memory = new MemoryDeliveries();
    private Instant now = NOW;

    /** A GitHub that has made attempts, two to a page; what is asked for again arrives only while it delivers. */
    private final class GitHub implements DeliverySource {

        final List<Attempt> made = new ArrayList<>();
        final List<Long> asked = new ArrayList<>();
        final Set<Long> gone = new HashSet<>();
        int pages;
        boolean delivers = true;
        boolean down;
        boolean deaf;
        boolean garbled;
        String stale = "none";

        void failed(String guid, Instant at) {
            made.add(0, new Attempt(made.size() + 1, guid, at, "pull_request", "opened", 7, 9));
        }

        @Override
        public Page page(String place) {
            if (down) {
                throw new TryLater("GitHub is out of order", Duration.ZERO, null);
            }
            if (garbled) {
                throw new IllegalStateException("nobody thought of such a list");
            }
            if (place.equals(stale)) {
                throw new Refused("GitHub does not know that place");
            }
            pages++;
            int from = place.isEmpty() ? 0 : Integer.parseInt(place);
            int to = Math.min(made.size(), from + 2);
            return new Page(made.subList(from, to), to < made.size() ? Integer.toString(to) : "");
        }

        @Override
        public void askAgain(long attempt) {
            if (deaf) {
                throw new TryLater("GitHub is out of order", Duration.ZERO, null);
            }
            if (gone.contains(attempt)) {
                throw new SubjectGone("GitHub does not have it");
            }
            asked.add(attempt);
            if (delivers) {
                made.stream().filter(one -> one.id() == attempt).forEach(one -> memory.kept.add(one.guid()));
            }
        }

        @Override
        public String payload(long attempt) {
            if (gone.contains(attempt)) {
                throw new SubjectGone("GitHub does not have it");
            }
            return "payload " + attempt;
        }
    }

    private Done round() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new ReconcileDeliveries(github, memory, memory, memory, clock).round();
    }

    private void later(Duration by) {
        now = now.plus(by);
    }

    @Test
    void a_delivery_that_was_kept_is_not_asked_for_whatever_was_answered() {
        github.failed("a", NOW.minusSeconds(60));
        memory.kept.add("a");
        assertEquals(new Done(0, 0, 0, 0, 0), round());
        assertTrue(github.asked.isEmpty());
    }

    @Test
    void a_delivery_that_was_never_kept_is_asked_for_once_and_then_known_to_have_come() {
        github.failed("a", NOW.minusSeconds(60));
        assertEquals(new Done(1, 0, 1, 0, 0), round());
        later(Duration.ofMinutes(5));
        assertEquals(new Done(0, 1, 0, 0, 0), round());
        assertEquals(List.of(1L), github.asked);
        assertTrue(memory.missed.isEmpty());
    }

    @Test
    void what_does_not_come_after_three_attempts_is_read_instead() {
        github.delivers = false;
        github.failed("a", NOW.minusSeconds(60));
        for (int attempt = 0; attempt < ReconcileDeliveries.ATTEMPTS; attempt++) {
            assertEquals(1, round().asked());
            assertEquals(0, round().asked(), "it was asked for again before it could have come");
            later(Duration.ofHours(1));
        }
        assertEquals(new Done(0, 0, 0, 1, 0), round());
        assertEquals(List.of("payload 1"), memory.taken);
        later(Duration.ofHours(1));
        assertTrue(round().isNothing());
    }

    @Test
    void what_github_has_not_any_more_or_nobody_can_read_makes_its_repository_be_looked_at() {
        github.failed("a", NOW.minusSeconds(60));
        github.gone.add(1L);
        assertEquals(new Done(1, 0, 0, 0, 1), round());
        memory.malformed = true;
        github.delivers = false;
        github.failed("b", NOW.minusSeconds(50));
        for (int attempt = 0; attempt < ReconcileDeliveries.ATTEMPTS; attempt++) {
            round();
            later(Duration.ofHours(1));
        }
        assertEquals(1, round().lost());
        assertEquals(List.of("nothing but repository 9", "nothing but repository 9"), memory.taken);
    }

    @Test
    void the_first_round_reads_three_days_and_no_more() {
        github.failed("old", NOW.minus(Duration.ofDays(4)));
        github.failed("young", NOW.minus(Duration.ofDays(2)));
        assertEquals(1, round().found());
        assertEquals(Set.of("young"), memory.missed.keySet());
    }

    @Test
    void a_later_round_reads_what_is_newer_and_a_little_of_what_was_read() {
        for (int i = 0; i < 10; i++) {
            github.failed("g" + i, NOW.minus(Duration.ofHours(10 - i)));
            memory.kept.add("g" + i);
        }
        round();
        assertEquals(5, github.pages);
        github.pages = 0;
        later(Duration.ofMinutes(5));
        round();
        assertEquals(1, github.pages);
        // An attempt that took long is listed below newer ones.
        github.made.add(1, new Attempt(99, "slow", github.made.get(0).at().minusSeconds(9), "push", "", 7, 9));
        assertEquals(1, round().found());
    }

    @Test
    void a_long_list_is_read_over_several_rounds() {
        int all = 2 * ReconcileDeliveries.MOST_PAGES + 10;
        for (int i = 0; i < all; i++) {
            github.failed("g" + i, NOW.minusSeconds(all - i));
        }
        assertEquals(2 * ReconcileDeliveries.MOST_PAGES, round().found());
        assertEquals(10, round().found());
        assertEquals("", memory.reached.get("deliveries").place());
        github.pages = 0;
        assertEquals(0, round().found());
    }

    @Test
    void what_is_more_than_a_round_asks_for_is_read_in_the_same_round() {
        long all = ReconcileDeliveries.MOST_ASKED + 3;
        for (int i = 0; i < all; i++) {
            github.failed("g" + i, NOW.minusSeconds(all - i));
        }
        assertEquals(new Done((int) all, 0, ReconcileDeliveries.MOST_ASKED, 3, 0), round());
        assertEquals(List.of("payload 51", "payload 52", "payload 53"), memory.taken);
        assertEquals(ReconcileDeliveries.MOST_ASKED, github.asked.size());
    }

    @Test
    void no_round_asks_for_or_reads_more_than_so_many() {
        int most = ReconcileDeliveries.MOST_ASKED + ReconcileDeliveries.MOST_READ;
        github.delivers = false;
        for (int i = 0; i < most + 20; i++) {
            memory.found(List.of(new Attempt(1_000 + i, "g" + i, NOW.minusSeconds(i), "push", "", 7, 9)), NOW);
        }
        Done done = round();
        assertEquals(ReconcileDeliveries.MOST_ASKED, done.asked());
        assertEquals(ReconcileDeliveries.MOST_READ, done.read());
        assertEquals(new Done(0, 0, 20, 0, 0), round());
    }

    @Test
    void a_place_that_github_forgot_begins_the_walk_anew() {
        github.failed("a", NOW.minusSeconds(60));
        memory.keep("deliveries", new Reach("77", NOW.minusSeconds(600), NOW.minusSeconds(300)));
        github.stale = "77";
        assertEquals(1, round().found());
    }

    @Test
    void one_that_cannot_be_taken_does_not_keep_back_others_and_is_given_up_in_the_end() {
        github.delivers = false;
        github.failed("a", NOW.minusSeconds(60));
        github.failed("b", NOW.minusSeconds(50));
        for (int attempt = 0; attempt < ReconcileDeliveries.ATTEMPTS; attempt++) {
            assertEquals(2, round().asked());
            later(Duration.ofHours(1));
        }
        memory.broken = true;
        assertThrows(IllegalStateException.class, this::round);
        assertEquals(List.of("payload 2"), memory.taken, "the other one was read in the same round");
        assertTrue(round().isNothing());
        for (int attempt = 4; attempt < ReconcileDeliveries.GIVEN_UP; attempt++) {
            later(Duration.ofHours(1));
            assertThrows(IllegalStateException.class, this::round);
        }
        later(Duration.ofHours(1));
        assertEquals(new Done(0, 0, 0, 0, 1), round());
        assertEquals(List.of("payload 2", "nothing but repository 9"), memory.taken);
    }

    @Test
    void a_list_that_cannot_be_read_in_a_new_way_does_not_keep_back_what_was_found_earlier() {
        github.garbled = true;
        memory.found(List.of(new Attempt(5, "a", NOW.minusSeconds(60), "push", "", 7, 9)), NOW);
        assertThrows(IllegalStateException.class, this::round);
        assertEquals(List.of(5L), github.asked);
    }

    @Test
    void a_github_that_does_not_answer_uses_up_no_attempt() {
        github.failed("a", NOW.minusSeconds(60));
        github.deaf = true;
        for (int round = 0; round < 20; round++) {
            assertThrows(TryLater.class, this::round);
            later(Duration.ofMinutes(10));
        }
        github.deaf = false;
        assertEquals(1, round().asked());
    }

    @Test
    void a_github_that_is_down_leaves_everything_for_the_next_round() {
        github.failed("a", NOW.minusSeconds(60));
        github.down = true;
        assertThrows(TryLater.class, this::round);
        github.down = false;
        assertEquals(1, round().found());
    }
}
