package dev.countersign.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
    private static final Limits NONE = Limits.LIFTED;
    private static final Price READ = Price.rest("GET");
    private static final Price CREATE = Price.rest("POST");

    private final Account account = new Account();

    private Answer ask(Price price, boolean background, Limits limits, Instant now) {
        return account.ask(new Wish("a", 0, price, background, Lease.NOTHING, Map.of()), limits, now);
    }

    private static int granted(Answer answer, Meter meter) {
        return answer instanceof Answer.Granted granted
                ? granted.lease().points().getOrDefault(meter, 0)
                : 0;
    }

    @ParameterizedTest
    @CsvSource({"GET, 1, 0", "POST, 5, 1", "PATCH, 5, 0", "PUT, 5, 0", "DELETE, 5, 0"})
    void a_read_costs_one_point_a_write_five_and_a_post_creates_something(String method, int points, int content) {
        assertEquals(new Price(points, 0, content), Price.rest(method));
        assertEquals(new Price(0, 1, 0), Price.QUERY);
    }

    @ParameterizedTest
    @CsvSource({"REST, 900, 60", "GRAPH, 2000, 60", "CONTENT, 80, 60", "CONTENT_HOURLY, 500, 3600"})
    void no_stretch_of_time_holds_more_than_the_limit_wherever_it_begins(String name, int limit, int seconds) {
        Meter meter = Meter.valueOf(name);
        Limits limits = new Limits(
                0,
                meter == Meter.REST ? limit : 0,
                meter == Meter.GRAPH ? limit : 0,
                meter == Meter.CONTENT ? limit : 0,
                meter == Meter.CONTENT_HOURLY ? limit : 0,
                20);
        Price price = meter == Meter.GRAPH ? Price.QUERY : CREATE;
        Random chance = new Random(27);
        TreeMap<Long, Integer> spent = new TreeMap<>();
        long millis = 0;
        int total = 0;
        while (millis < seconds * 3_000L) {
            int got = granted(ask(price, false, limits, START.plusMillis(millis)), meter);
            total += got;
            spent.merge(millis, got, Integer::sum);
            long from = millis - seconds * 1_000L;
            int window = spent.tailMap(from, false).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertTrue(window <= limit, window + " in a stretch that ends at " + millis);
            millis += chance.nextInt(seconds * 2);
        }
        assertTrue(total > limit * 2, "the limit is made use of: " + total);
    }

    @Test
    void who_gets_nothing_is_told_to_come_back_one_after_the_other_as_fast_as_the_limit_allows() {
        Limits limits = new Limits(0, 0, 0, 80, 0, 20);
        while (ask(CREATE, false, limits, START) instanceof Answer.Granted) {
            assertEquals(Instant.EPOCH, account.halted(START));
        }
        Answer.NotBefore first = assertInstanceOf(Answer.NotBefore.class, ask(CREATE, false, limits, START));
        Answer.NotBefore second = assertInstanceOf(Answer.NotBefore.class, ask(CREATE, false, limits, START));
        assertEquals(Duration.ofMillis(750), Duration.between(first.until(), second.until()));
        assertTrue(first.until().isAfter(START.plusSeconds(60)), first::toString);
        assertTrue(first.until().isBefore(START.plusSeconds(75)), first::toString);
        assertInstanceOf(Answer.Granted.class, ask(CREATE, false, limits, first.until()));
    }

    @Test
    void background_work_leaves_a_reserve_and_whoever_waits_goes_first() {
        Limits limits = new Limits(0, 100, 0, 0, 0, 20);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 81; i++) {
            answers.add(ask(READ, true, limits, START));
        }
        assertInstanceOf(Answer.Granted.class, answers.get(79));
        assertInstanceOf(Answer.NotBefore.class, answers.get(80));
        assertInstanceOf(Answer.Granted.class, ask(READ, false, limits, START));
    }

    @Test
    void the_hourly_budget_is_webhooks_down_to_nothing_and_background_works_down_to_the_reserve() {
        Instant reset = START.plusSeconds(900);
        for (int remaining : List.of(1_001, 1_000, 1, 0)) {
            Map<String, Primary> seen = Map.of("core", new Primary(remaining, 5_000, reset));
            Answer webhook = account.ask(new Wish("a", 0, READ, false, Lease.NOTHING, seen), NONE, START);
            Answer sweep = account.ask(new Wish("a", 0, READ, true, Lease.NOTHING, seen), NONE, START);
            assertEquals(remaining > 0, webhook instanceof Answer.Granted, () -> "webhook at " + remaining);
            assertEquals(remaining > 1_000, sweep instanceof Answer.Granted, () -> "sweep at " + remaining);
        }
        assertEquals(reset, ((Answer.NotBefore) ask(READ, false, NONE, START)).until());
        assertInstanceOf(Answer.Granted.class, ask(Price.QUERY, false, NONE, START), "GraphQL has a budget of its own");
        assertInstanceOf(Answer.Granted.class, ask(READ, false, NONE, reset));
    }

    @Test
    void what_is_not_spent_is_given_back() {
        Limits limits = new Limits(0, 40, 0, 0, 0, 0);
        Lease lease = ((Answer.Granted) ask(CREATE, false, limits, START)).lease();
        assertEquals(5, lease.points().get(Meter.REST));
        for (int i = 0; i < 20; i++) {
            lease = ((Answer.Granted) account.ask(new Wish("a", 0, CREATE, false, lease, Map.of()), limits, START))
                    .lease();
        }
        assertEquals(5, lease.points().get(Meter.REST));
    }

    @Test
    void kinds_may_alternate_within_one_lease() {
        Lease rest = ((Answer.Granted) ask(READ, false, Limits.DOCUMENTED, START)).lease();
        Lease both = ((Answer.Granted)
                        account.ask(new Wish("a", 0, Price.QUERY, false, rest, Map.of()), Limits.DOCUMENTED, START))
                .lease();
        assertEquals(22, both.points().get(Meter.REST));
        assertEquals(50, both.points().get(Meter.GRAPH));
    }

    @Test
    void all_replicas_together_have_no_more_requests_under_way_than_the_limit() {
        Limits limits = new Limits(20, 0, 0, 0, 0, 0);
        int slots = 0;
        for (String replica : List.of("a", "b", "c")) {
            Answer answer = account.ask(new Wish(replica, 0, READ, false, Lease.NOTHING, Map.of()), limits, START);
            slots += ((Answer.Granted) answer).lease().slots();
        }
        assertEquals(20, slots);
        Wish more = new Wish("d", 0, READ, false, Lease.NOTHING, Map.of());
        assertEquals(START.plusSeconds(1), ((Answer.NotBefore) account.ask(more, limits, START)).until());
        // Those of a replica that is gone come back when none of its requests can be under way any more.
        assertInstanceOf(Answer.Granted.class, account.ask(more, limits, START.plusSeconds(61)));
    }

    @Test
    void a_stop_is_for_all_and_each_guess_in_a_row_doubles_it() {
        Halt guess = new Halt(Duration.ofSeconds(60), true);
        Instant now = START;
        for (int seconds : List.of(60, 120, 240, 480, 960, 1_920, 3_840, 3_900, 3_900)) {
            assertEquals(now.plusSeconds(seconds), account.halt(guess, now));
            assertEquals(now.plusSeconds(seconds), account.halt(guess, now), "another word of the same stop");
            Answer.NotBefore not =
                    assertInstanceOf(Answer.NotBefore.class, ask(READ, false, NONE, now.plusSeconds(seconds - 1)));
            assertEquals(now.plusSeconds(seconds), not.until());
            now = now.plusSeconds(seconds);
            assertInstanceOf(Answer.Granted.class, ask(READ, false, NONE, now));
        }
        now = now.plusSeconds(601);
        assertEquals(now.plusSeconds(60), account.halt(guess, now), "it is forgiven after ten quiet minutes");
    }

    @Test
    void a_longer_stop_is_not_made_shorter_by_a_later_word() {
        account.halt(new Halt(Duration.ofMinutes(30), false), START);
        assertEquals(START.plusSeconds(1_800), account.halt(new Halt(Duration.ofSeconds(1), false), START));
    }

    @Test
    void a_clock_that_jumps_back_a_day_stops_nothing_for_a_day() {
        account.halt(new Halt(Duration.ofMinutes(30), false), START);
        Limits tight = new Limits(1, 5, 5, 1, 1, 0);
        ask(CREATE, false, tight, START.plusSeconds(3_600));
        assertInstanceOf(Answer.Granted.class, ask(CREATE, false, tight, START.minus(Duration.ofDays(1))));
    }

    @Test
    void an_hour_that_ends_later_than_any_is_a_clocks_mistake_and_github_is_asked() {
        Map<String, Primary> seen = Map.of("core", new Primary(0, 5_000, START.plusSeconds(3_900)));
        Wish wish = new Wish("a", 0, READ, false, Lease.NOTHING, seen);
        assertInstanceOf(Answer.NotBefore.class, account.ask(wish, NONE, START));
        assertInstanceOf(Answer.Granted.class, account.ask(wish, NONE, START.minusSeconds(1)));
    }

    @Test
    void an_account_comes_back_from_its_text_as_it_was() {
        Map<String, Primary> seen = Map.of("core", new Primary(7, 5_000, START.plusSeconds(900)));
        Wish wish = new Wish("replica-1", 3, CREATE, false, Lease.NOTHING, seen);
        account.ask(wish, Limits.DOCUMENTED, START);
        while (ask(CREATE, false, Limits.DOCUMENTED, START) instanceof Answer.Granted) {
            assertEquals(Instant.EPOCH, account.halted(START));
        }
        account.halt(new Halt(Duration.ofSeconds(60), true), START);
        String text = AccountText.write(account);
        assertEquals(text, AccountText.write(AccountText.read(text)));
        assertEquals(
                START.plusSeconds(60),
                AccountText.read("future what is this\nspent moon 1 2\n" + text).halted(START));
    }
}
