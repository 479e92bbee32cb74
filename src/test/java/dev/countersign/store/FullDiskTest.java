package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.flow.DatabaseAway;
import dev.countersign.inbox.Delivery;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a database that may keep nothing, when a delivery comes or is tried, then it is told why. */
class FullDiskTest {

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

    private final JdbcInbox inbox =
            new JdbcInbox(DATABASE.source(), null, new JdbcDeadLetters(DATABASE::connect, CLOCK), CLOCK);

    @BeforeEach
    void nothing_is_kept() {
        DATABASE.run("truncate delivery, unread");
    }

    @AfterEach
    void there_is_room() {
        DATABASE.run("drop trigger if exists no_room on unread");
    }

    private static void full() {
        DATABASE.run("create or replace function no_room() returns trigger language plpgsql as $$ begin"
                + " raise exception 'No space left on device' using errcode = '53100'; end $$;"
                + " create trigger no_room before insert on unread for each row execute function no_room()");
    }

    @Test
    void what_is_tried_is_not_kept() {
        inbox.rehearse();
        assertEquals(0, DATABASE.number("select count(*) from delivery") + inbox.waiting());
    }

    @Test
    void what_there_is_no_room_for_is_neither_kept_nor_tried_and_a_sentence_says_why() {
        full();
        String sentence = "the database's disk is full; make room, and work goes on by itself";
        assertEquals(sentence, assertThrows(DatabaseAway.class, inbox::rehearse).getMessage());
        assertEquals(0, DATABASE.number("select count(*) from delivery"));
        there_is_room();
        inbox.rehearse();
        inbox.accept(new Delivery("a", "push", "", 7), List.of(), "");
        assertEquals(1, DATABASE.number("select count(*) from delivery"));
    }

    @ParameterizedTest
    @CsvSource({"08006, true", "53200, true", "57P03, true", "58030, true", ", true", "22021, false", "42P01, false"})
    void a_database_that_is_away_is_told_from_a_statement_that_is_wrong(String state, boolean away) {
        Jdbc jdbc = new Jdbc(() -> {
            throw new SQLException("it says no", state);
        });
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> jdbc.update("select 1"));
        assertEquals(away, told instanceof DatabaseAway);
        assertEquals("the tables cannot be used: it says no", told.getMessage());
        assertFalse(told.getCause() == null);
    }
}
