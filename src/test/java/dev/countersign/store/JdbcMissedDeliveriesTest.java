package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.flow.DeliverySource.Attempt;
import dev.countersign.flow.MissedDeliveries.Missed;
import dev.countersign.flow.Walks.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcMissedDeliveriesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcMissedDeliveries missed = new JdbcMissedDeliveries(DATABASE::connect);

    private static void deliver(String guid) {
        DATABASE.run("insert into delivery (guid, event, action, installation, digest, received, note) values ('" + guid
                + "', 'push', '', 7, '', now(), '')");
    }

    private static Attempt attempt(String guid, Instant at) {
        return new Attempt(182_733_400_117_231L, guid, at, "pull_request", "opened", 7, 9);
    }

    @Test
    void a_missed_delivery_is_due_until_it_comes() {
        deliver("here");
        assertEquals(Set.of("away", "gone"), missed.unknown(List.of("here", "away", "gone")));
        Attempt away = attempt("away", NOW.minusSeconds(60));
        assertEquals(2, missed.found(List.of(away, attempt("gone", NOW.minusSeconds(30))), NOW));
        assertEquals(0, missed.found(List.of(away), NOW));
        assertEquals(List.of(new Missed(away, 0)), missed.due(NOW, 1));
        missed.asked("away", NOW.plusSeconds(300));
        missed.done("gone");
        assertEquals(List.of(), missed.due(NOW, 10));
        assertEquals(List.of(new Missed(away, 1)), missed.due(NOW.plusSeconds(300), 10));
        assertEquals(0, missed.came());
        deliver("away");
        assertEquals(1, missed.came());
        assertEquals(List.of(), missed.due(NOW.plusSeconds(300), 10));
    }

    @Test
    void a_walk_goes_on_where_it_stopped() {
        JdbcWalks walks = new JdbcWalks(DATABASE::connect);
        assertEquals(Optional.empty(), walks.reach("deliveries"));
        walks.keep("deliveries", new Reach("v1_1", NOW, NOW.plusSeconds(1)));
        walks.keep("deliveries", new Reach("v1_2", NOW, NOW.plusSeconds(1)));
        walks.keep("others", new Reach("", NOW, NOW));
        assertEquals(Optional.of(new Reach("v1_2", NOW, NOW.plusSeconds(1))), walks.reach("deliveries"));
    }
}
