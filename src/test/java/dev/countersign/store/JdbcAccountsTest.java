package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.budget.Gate;
import dev.countersign.budget.Halt;
import dev.countersign.budget.Limits;
import dev.countersign.budget.Price;
import dev.countersign.flow.TryLater;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Price CREATE = Price.rest("POST");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final AtomicInteger opened = new AtomicInteger();

    private Connection connect() throws SQLException {
        opened.incrementAndGet();
        return DATABASE.connect();
    }

    private Gate replica(String name, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Gate(new JdbcAccounts(this::connect, clock), Limits.DOCUMENTED, name, clock);
    }

    @Test
    void three_replicas_that_create_at_once_stay_within_one_budget() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        AtomicInteger passed = new AtomicInteger();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                Gate gate = replica(name, NOW);
                for (int thread = 0; thread < 2; thread++) {
                    running.add(threads.submit(() -> create(gate, passed)));
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(80, passed.get());
    }

    private static void create(Gate gate, AtomicInteger passed) {
        for (int i = 0; i < 40; i++) {
            try {
                gate.pass(1, CREATE).close();
                passed.incrementAndGet();
            } catch (TryLater later) {
                assertTrue(later.after().toMillis() > 0, later.getMessage());
            }
        }
    }

    @Test
    void a_hundred_questions_take_a_few_transactions() {
        Gate gate = replica("a", NOW);
        for (int i = 0; i < 100; i++) {
            gate.pass(2, Price.rest("GET")).close();
            gate.pass(2, Price.QUERY).close();
        }
        assertTrue(opened.get() <= 10, opened + " transactions");
    }

    @Test
    void a_stop_outlives_the_process_that_heard_of_it() {
        replica("a", NOW).halt(3, new Halt(Duration.ofMinutes(5), false));
        Gate later = replica("b", NOW.plusSeconds(60));
        assertEquals(
                Duration.ofMinutes(4),
                assertThrows(TryLater.class, () -> later.pass(3, CREATE)).after());
        replica("c", NOW.plusSeconds(300)).pass(3, CREATE).close();
    }

    @Test
    void a_database_that_is_gone_lets_nothing_pass() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Gate gate = new Gate(
                new JdbcAccounts(
                        () -> {
                            throw new SQLException("the server is gone");
                        },
                        clock),
                Limits.DOCUMENTED,
                "a",
                clock);
        assertThrows(IllegalStateException.class, () -> gate.pass(4, CREATE));
    }
}
