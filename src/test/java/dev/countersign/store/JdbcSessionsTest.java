package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.web.access.SessionLife;
import dev.countersign.web.access.Sessions.Entry;
import dev.countersign.web.access.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final SessionLife LIFE = new SessionLife(Duration.ofHours(8), Duration.ofHours(1));
    private static final Visitor ALICE = new Visitor(7, "Alice");
    private static final Visitor BOB = new Visitor(8, "bob");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static JdbcSessions after(Duration time) {
        return new JdbcSessions(DATABASE::connect, LIFE, Clock.fixed(NOW.plus(time), ZoneOffset.UTC));
    }

    private static JdbcSessions afterMinutes(long minutes) {
        return after(Duration.ofMinutes(minutes));
    }

    private final JdbcSessions sessions = after(Duration.ZERO);

    @BeforeEach
    void nobody_is_logged_in() {
        DATABASE.run("truncate login_session, operator");
    }

    @Test
    void a_session_is_whose_it_is_until_it_is_closed() {
        sessions.open("h1", ALICE);
        sessions.open("h2", BOB);
        assertEquals(Optional.of(ALICE), sessions.visit("h1"));
        assertEquals(Optional.empty(), sessions.visit("h3"));
        sessions.close("h1");
        assertEquals(Optional.empty(), sessions.visit("h1"));
        assertEquals(Optional.of(BOB), sessions.visit("h2"));
    }

    @Test
    void an_hour_without_a_visit_ends_a_session() {
        sessions.open("h1", ALICE);
        assertTrue(afterMinutes(59).visit("h1").isPresent());
        assertTrue(afterMinutes(118).visit("h1").isPresent());
        assertTrue(afterMinutes(178).visit("h1").isEmpty());
        assertTrue(afterMinutes(178).all().isEmpty());
    }

    @Test
    void eight_hours_end_a_session_however_often_somebody_comes() {
        sessions.open("h1", ALICE);
        for (int minutes = 30; minutes < 480; minutes += 30) {
            assertTrue(afterMinutes(minutes).visit("h1").isPresent());
        }
        assertTrue(afterMinutes(480).visit("h1").isEmpty());
    }

    @Test
    void a_visit_is_noted_once_a_minute() {
        sessions.open("h1", ALICE);
        after(Duration.ofSeconds(59)).visit("h1");
        assertEquals(List.of(new Entry(ALICE, NOW, NOW)), sessions.all());
        afterMinutes(1).visit("h1");
        assertEquals(List.of(new Entry(ALICE, NOW, NOW.plusSeconds(60))), sessions.all());
    }

    @Test
    void what_is_over_is_gone_with_the_next_login() {
        sessions.open("h1", ALICE);
        afterMinutes(50).open("h2", BOB);
        assertEquals(2, DATABASE.number("select count(*) from login_session"));
        afterMinutes(61).open("h3", BOB);
        assertEquals(2, DATABASE.number("select count(*) from login_session"));
    }

    @Test
    void somebody_is_logged_out_everywhere_and_so_is_everybody() {
        sessions.open("h1", ALICE);
        sessions.open("h2", ALICE);
        sessions.open("h3", BOB);
        sessions.open("h4", BOB);
        assertEquals(2, sessions.closeAll("aLICE"));
        assertEquals(Optional.empty(), sessions.visit("h2"));
        assertEquals(Optional.of(BOB), sessions.visit("h3"));
        assertEquals(2, sessions.closeAll());
        assertEquals(List.of(), sessions.all());
    }

    @Test
    void a_login_is_that_of_the_one_who_bore_it_first() {
        JdbcBearers bearers = new JdbcBearers(DATABASE::connect);
        assertEquals(7, bearers.first("alice", 7));
        assertEquals(7, bearers.first("alice", 666));
        assertEquals(7, bearers.first("alice", 7));
    }
}
