package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.web.setup.Arrivals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcArrivalsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcArrivals arrivals = new JdbcArrivals(DATABASE::connect);

    private static void delivery(String guid, long installation, Instant at) {
        DATABASE.run("insert into delivery (guid, event, action, installation, digest, received, note) values ('" + guid
                + "', 'push', '', " + installation + ", '', '" + at + "', '') on conflict do nothing");
    }

    @Test
    void webhooks_are_counted_by_installation_since_a_moment() {
        delivery("a", 7, NOW.minusSeconds(30));
        delivery("b", 7, NOW.minusSeconds(20));
        delivery("c", 0, NOW.minusSeconds(10));
        delivery("d", 8, NOW.minusSeconds(90));
        assertEquals(
                List.of(new Arrivals.Kept(0, 1, NOW.minusSeconds(10)), new Arrivals.Kept(7, 2, NOW.minusSeconds(20))),
                arrivals.lately(NOW.minusSeconds(60)));
    }

    @Test
    void one_that_came_again_came_then() {
        delivery("e", 7, NOW.minusSeconds(90));
        assertEquals(Optional.of(NOW.minusSeconds(90)), arrivals.of("e"));
        DATABASE.run("update delivery set again = '" + NOW + "' where guid = 'e'");
        assertEquals(Optional.of(NOW), arrivals.of("e"));
        assertEquals(Optional.empty(), arrivals.of("never"));
    }

    @Test
    void changes_are_counted_by_repository_since_a_moment() {
        for (int i = 0; i < 5; i++) {
            DATABASE.run("insert into file_history (repository_id, sha, place, at, author, fix, reverts, subject, pull,"
                    + " files) values (" + (i < 3 ? 1 : 2) + ", 's" + i + "', " + i
                    + ", 0, '', false, '', '', 0, '[]')");
        }
        assertEquals(Map.of(1L, 2L, 2L, 2L), arrivals.activity(List.of(1L, 2L, 3L), Instant.ofEpochSecond(1)));
        assertEquals(Map.of(), arrivals.activity(List.of(), Instant.EPOCH));
    }
}
