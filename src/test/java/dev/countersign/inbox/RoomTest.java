package dev.countersign.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.DatabaseAway;
import dev.countersign.flow.Look;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** Given a database that may be full, when a delivery is tried to be kept, then readiness tells what came of it. */
class RoomTest {

    private boolean full;
    private boolean away;
    private int resumed;

    private final Inbox inbox = new Inbox() {
        @Override
        public boolean accept(Delivery delivery, List<Notice> notices, String note) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rehearse() {
            if (full) {
                throw new DatabaseAway("the disk is full", null);
            }
        }

        @Override
        public List<Long> unread(int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long waiting() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(List<Long> unread) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(long unread, String why) {
            throw new UnsupportedOperationException();
        }
    };

    private final Subjects subjects = new Subjects() {
        @Override
        public Optional<Wanted> begin(long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(Look.AtPull look, long answered, boolean settled) {
            throw new UnsupportedOperationException();
        }

        @Override
        public WantedCheck beginHead(long head) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(Look.AtPull look, long answered, boolean settled, long task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(Look.AtCommit look, long answered, boolean settled) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(Look.AtCommit look, long answered, boolean settled, long task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume() {
            if (away) {
                throw new IllegalStateException("it is gone again");
            }
            resumed++;
        }
    };

    private final Room room = new Room(inbox, subjects);

    private String told() {
        HealthCheckResponse response = room.call();
        return response.getStatus() + " " + response.getData().orElse(Map.of());
    }

    @Test
    void where_there_is_room_it_is_ready_and_nothing_is_made_due() {
        assertEquals("UP {}", told());
        room.look();
        assertEquals("UP {}", told());
        assertEquals(0, resumed);
    }

    @Test
    void while_it_is_full_the_sentence_is_told_and_when_there_is_room_all_that_waits_is_due_once() {
        full = true;
        room.look();
        room.look();
        assertEquals("DOWN {problem=the disk is full}", told());
        assertEquals(0, resumed);
        full = false;
        room.look();
        room.look();
        assertEquals("UP {}", told());
        assertEquals(1, resumed);
    }

    @Test
    void what_could_not_be_made_due_is_the_next_time() {
        full = true;
        room.look();
        full = false;
        away = true;
        try {
            room.look();
        } catch (IllegalStateException gone) {
            assertEquals("it is gone again", gone.getMessage());
        }
        away = false;
        room.look();
        assertEquals(1, resumed);
    }

    @Test
    void a_database_that_is_full_for_hours_ends_no_work() {
        Throwable full = new DatabaseAway("the disk is full", null);
        Duration day = Fate.LONGEST_TROUBLES;
        assertTrue(Fate.of(full, Fate.MOST_TROUBLES, day.minusSeconds(1), new Random(1)) instanceof Fate.Again);
        assertEquals(new Fate.GivenUp("the disk is full"), Fate.of(full, Fate.MOST_TROUBLES, day, new Random(1)));
    }
}
