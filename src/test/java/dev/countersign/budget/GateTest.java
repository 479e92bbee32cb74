package dev.countersign.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.Errand;
import dev.countersign.flow.TryLater;
import dev.countersign.testing.MovingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final long ACME = 77;
    private static final Price READ = Price.rest("GET");
    private static final Price CREATE = Price.rest("POST");

    private final MovingClock clock = new MovingClock();

    /** Counts how often it is asked. */
    private static final class Counting implements Accounts {
        private final LocalAccounts accounts;
        int asked;

        Counting(Clock clock) {
            accounts = new LocalAccounts(clock);
        }

        @Override
        public Answer ask(long installation, Wish wish, Limits limits) {
            asked++;
            return accounts.ask(installation, wish, limits);
        }

        @Override
        public Instant halt(long installation, Halt halt) {
            return accounts.halt(installation, halt);
        }
    }

    private final Counting accounts = new Counting(clock);

    private Gate replica(String name, Limits limits) {
        return new Gate(accounts, limits, name, clock);
    }

    private static int passing(Gate gate, Price price, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            try {
                gate.pass(ACME, price).close();
                passed++;
            } catch (TryLater later) {
                assertFalse(later.isFailure());
            }
        }
        return passed;
    }

    @Test
    void two_replicas_together_create_no_more_than_the_limit_allows() {
        Gate one = replica("one", Limits.DOCUMENTED);
        Gate other = replica("other", Limits.DOCUMENTED);
        int passed = 0;
        for (int i = 0; i < 60; i++) {
            passed += passing(one, CREATE, 1) + passing(other, CREATE, 1);
        }
        assertEquals(80, passed);
    }

    @Test
    void the_accounts_are_not_asked_for_each_request() {
        Gate gate = replica("one", Limits.DOCUMENTED);
        assertEquals(200, passing(gate, READ, 200));
        assertTrue(accounts.asked <= 10, accounts.asked + " times");
    }

    @Test
    void no_more_requests_are_under_way_than_the_limit_and_each_that_ends_makes_room() {
        Gate gate = replica("one", new Limits(3, 0, 0, 0, 0, 0));
        List<Gate.Pass> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            open.add(gate.pass(ACME, READ));
        }
        assertThrows(TryLater.class, () -> gate.pass(ACME, READ));
        open.get(0).close();
        gate.pass(ACME, READ).close();
    }

    @Test
    void work_without_a_budget_is_told_when_there_is_one_and_that_it_is_no_failure() {
        Gate gate = replica("one", new Limits(0, 5, 0, 0, 0, 0));
        gate.pass(ACME, CREATE).close();
        TryLater later = assertThrows(TryLater.class, () -> gate.pass(ACME, READ));
        assertFalse(later.isFailure());
        assertTrue(later.getMessage().endsWith("seconds: the limit of REST points a minute"), later.getMessage());
        clock.pass(later.after());
        gate.pass(ACME, READ).close();
    }

    @Test
    void another_installation_has_a_budget_of_its_own() {
        Gate gate = replica("one", new Limits(0, 5, 0, 0, 0, 0));
        gate.pass(ACME, CREATE).close();
        gate.pass(78, CREATE).close();
    }

    @Test
    void background_work_stops_at_the_reserve_where_work_for_webhooks_goes_on() {
        Gate gate = replica("one", new Limits(0, 100, 0, 0, 0, 20));
        int sweep = Errand.inBackground("history").go(() -> passing(gate, READ, 200));
        assertEquals(80, sweep);
        assertEquals(20, passing(gate, READ, 200));
    }

    @Test
    void a_stop_holds_in_the_replica_that_heard_of_it_at_once_and_in_the_others_within_two_seconds() {
        Gate one = replica("one", Limits.DOCUMENTED);
        Gate other = replica("other", Limits.DOCUMENTED);
        one.pass(ACME, READ).close();
        other.pass(ACME, READ).close();
        assertEquals(Duration.ofSeconds(90), one.halt(ACME, new Halt(Duration.ofSeconds(90), false)));
        assertEquals(0, passing(one, READ, 3));
        clock.pass(Duration.ofSeconds(2));
        assertEquals(
                Duration.ofSeconds(88),
                assertThrows(TryLater.class, () -> other.pass(ACME, READ)).after());
        clock.pass(Duration.ofSeconds(88));
        assertEquals(2, passing(one, READ, 1) + passing(other, READ, 1));
    }

    @Test
    void an_hourly_budget_that_is_used_up_stops_requests_before_github_does() {
        Gate gate = replica("one", Limits.LIFTED);
        gate.pass(ACME, READ).close();
        gate.saw(ACME, "core", new Primary(0, 5_000, clock.instant().plusSeconds(300)));
        assertEquals(
                Duration.ofSeconds(300),
                assertThrows(TryLater.class, () -> gate.pass(ACME, READ)).after());
        gate.pass(ACME, Price.QUERY).close();
    }

    @Test
    void an_installation_that_asks_for_nothing_for_two_hours_is_let_go_when_another_one_comes() {
        Gate gate = replica("one", Limits.LIFTED);
        gate.pass(ACME, READ).close();
        gate.saw(ACME, "core", new Primary(0, 5_000, clock.instant().plus(Duration.ofHours(2))));
        gate.pass(ACME + 1, READ).close();
        clock.pass(Duration.ofMinutes(119));
        gate.pass(ACME + 1, READ).close();
        gate.pass(ACME + 2, READ).close();
        assertEquals(3, gate.purses());
        assertThrows(TryLater.class, () -> gate.pass(ACME, READ), "the budget in force");
        clock.pass(Duration.ofMinutes(119));
        gate.pass(ACME + 3, READ).close();
        assertEquals(4, gate.purses());
        clock.pass(Duration.ofMinutes(2));
        gate.pass(ACME + 4, READ).close();
        assertEquals(2, gate.purses(), "the last two");
    }
}
