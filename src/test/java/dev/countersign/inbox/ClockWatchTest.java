package dev.countersign.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Given a clock and the time that really passes, when they part, then what waits is brought forward. */
class ClockWatchTest {

    /** Holds how late it was when something was done last; can be out of reach. */
    private static final class Diary implements Appointments {

        private final List<Instant> forward = new ArrayList<>();
        private Instant last = Instant.EPOCH;
        private boolean outOfReach;

        @Override
        public boolean anyDoneAfter(Instant moment) {
            reach();
            return last.isAfter(moment);
        }

        @Override
        public void bringForward(Instant now) {
            reach();
            forward.add(now);
        }

        private void reach() {
            if (outOfReach) {
                throw new IllegalStateException("the database is gone");
            }
        }
    }

    private static final Duration GLANCE = Duration.ofSeconds(5);

    private final MovingClock clock = new MovingClock();
    private final Diary diary = new Diary();
    private long nanos = Long.MAX_VALUE - 7;
    private int woken;

    private ClockWatch watch() {
        return new ClockWatch(diary, () -> woken++, clock, () -> nanos);
    }

    /** Time passes, and the clock shows more of it, or less. */
    private void pass(Duration time, Duration aside) {
        nanos += time.toNanos();
        clock.pass(time.plus(aside));
    }

    private void glances(ClockWatch watch, int times) {
        for (int i = 0; i < times; i++) {
            pass(GLANCE, Duration.ZERO);
            watch.glance();
        }
    }

    @Test
    void while_the_clock_goes_as_time_does_nothing_is_brought_forward() {
        ClockWatch watch = watch();
        watch.glance();
        glances(watch, 100);
        pass(GLANCE, Duration.ofSeconds(-5));
        watch.glance();
        pass(GLANCE, Duration.ofHours(1));
        watch.glance();
        assertEquals(List.of(), diary.forward);
        assertEquals(0, woken);
    }

    @Test
    void when_it_was_set_back_what_waits_is_due_and_once_more_what_was_under_way() {
        ClockWatch watch = watch();
        watch.glance();
        pass(GLANCE, Duration.ofHours(-1));
        watch.glance();
        Instant first = clock.instant();
        assertEquals(List.of(first), diary.forward);
        glances(watch, 60);
        assertEquals(List.of(first, first.plusSeconds(60)), diary.forward);
        assertEquals(2, woken);
    }

    @Test
    void a_process_that_stood_still_meanwhile_notices_it_too() {
        ClockWatch watch = watch();
        watch.glance();
        pass(Duration.ofHours(2), Duration.ofHours(-1));
        watch.glance();
        assertEquals(1, diary.forward.size());
    }

    @Test
    void what_cannot_be_brought_forward_is_when_the_database_is_there_again() {
        ClockWatch watch = watch();
        watch.glance();
        diary.outOfReach = true;
        pass(GLANCE, Duration.ofDays(-1));
        watch.glance();
        glances(watch, 3);
        assertEquals(0, woken);
        diary.outOfReach = false;
        glances(watch, 1);
        assertEquals(List.of(clock.instant()), diary.forward);
    }

    @Test
    void that_it_was_set_back_while_no_process_ran_is_told_by_what_is_kept() {
        diary.last = clock.instant().plus(Duration.ofHours(1));
        diary.outOfReach = true;
        ClockWatch watch = watch();
        watch.glance();
        diary.outOfReach = false;
        glances(watch, 1);
        assertEquals(List.of(clock.instant()), diary.forward);
    }

    @Test
    void clocks_of_two_machines_may_differ_by_seconds() {
        diary.last = clock.instant().plusSeconds(5);
        ClockWatch watch = watch();
        watch.glance();
        // Later on nobody looks at what others keep: one whose clock is wrong would have everything done at once for
        // ever.
        diary.last = clock.instant().plusSeconds(1_000);
        glances(watch, 3);
        assertEquals(List.of(), diary.forward);
    }
}
