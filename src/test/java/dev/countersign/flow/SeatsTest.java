package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeatsTest {

    private static final long FOR_EVER = 1_000_000;

    private final CountDownLatch outside = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void let_everybody_go() {
        outside.countDown();
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "came";
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Somebody who has taken a seat and waits. */
    private CompletableFuture<String> someone(Seats seats, boolean away) {
        CompletableFuture<String> someone = CompletableFuture.supplyAsync(
                () -> seats.at(() -> {
                    if (!away) {
                        begun.countDown();
                        return await(outside);
                    }
                    return Seats.away(() -> {
                        begun.countDown();
                        return await(outside);
                    });
                }),
                command -> new Thread(command).start());
        await(begun);
        return someone;
    }

    @Test
    void who_has_a_seat_needs_no_second_one_and_gives_one_back() {
        Seats seats = new Seats(1, FOR_EVER);
        assertEquals(0, seats.at(() -> seats.at(seats::free)));
        assertEquals(1, seats.free());
    }

    @Test
    void while_one_waits_outside_another_has_its_seat() {
        Seats seats = new Seats(1, FOR_EVER);
        CompletableFuture<String> someone = someone(seats, true);
        assertEquals("done", seats.at(() -> "done"));
        outside.countDown();
        assertEquals("came", someone.join());
        assertEquals(1, seats.free());
    }

    @Test
    void no_more_are_at_work_than_there_are_seats() {
        Seats seats = new Seats(2, FOR_EVER);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CompletableFuture<?>[] all = new CompletableFuture<?>[20];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.runAsync(
                    () -> seats.at(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        now.decrementAndGet();
                        Seats.away(() -> "answer");
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        return now.decrementAndGet();
                    }),
                    command -> new Thread(command).start());
        }
        CompletableFuture.allOf(all).join();
        assertEquals(true, most.get() <= 2, () -> most + " were at work");
        assertEquals(2, seats.free());
    }

    @Test
    void who_has_waited_long_enough_works_without_a_seat_and_gives_none_back() {
        Seats seats = new Seats(1, 0);
        CompletableFuture<String> someone = someone(seats, false);
        assertEquals("done", seats.at(() -> Seats.away(() -> "done")));
        assertEquals(0, seats.free());
        outside.countDown();
        someone.join();
        assertEquals(1, seats.free());
    }

    @Test
    void a_seat_is_free_again_after_work_that_failed() {
        Seats seats = new Seats(1, FOR_EVER);
        try {
            seats.at(() -> Seats.away(() -> {
                throw new IllegalStateException("broken");
            }));
        } catch (IllegalStateException broken) {
            assertEquals("broken", broken.getMessage());
        }
        assertEquals(1, seats.free());
    }

    @Test
    void who_has_no_seat_waits_outside_as_anybody_does() {
        assertEquals("answer", Seats.away(() -> "answer"));
    }

    @Test
    void while_guests_are_there_one_seat_is_given_and_afterwards_all_are() {
        Seats seats = new Seats(3, FOR_EVER);
        Runnable one = seats.guest();
        Runnable other = seats.guest();
        assertEquals(1, seats.free());
        one.run();
        one.run();
        assertEquals(1, seats.free(), "who leaves twice has left once");
        other.run();
        assertEquals(3, seats.free());
    }

    @Test
    void guests_have_it_all_to_themselves_for_a_while_and_then_leave_one_seat() {
        AtomicLong now = new AtomicLong();
        Seats seats = new Seats(3, FOR_EVER, 15_000, now::get);
        Runnable one = seats.guest();
        assertEquals(0, seats.free());
        now.set(TimeUnit.SECONDS.toNanos(14));
        Runnable second = seats.guest();
        one.run();
        assertEquals(0, seats.free());
        now.set(TimeUnit.SECONDS.toNanos(15));
        Runnable third = seats.guest();
        assertEquals(1, seats.free());
        Runnable fourth = seats.guest();
        assertEquals(1, seats.free(), "one, however many come");
        second.run();
        third.run();
        fourth.run();
        assertEquals(3, seats.free());
        seats.guest();
        assertEquals(0, seats.free(), "whoever comes after a break begins anew");
    }

    @Test
    void who_sits_already_is_not_sent_away_by_a_guest() {
        Seats seats = new Seats(2, 0);
        CompletableFuture<String> someone = someone(seats, false);
        Runnable guest = seats.guest();
        assertEquals(0, seats.free());
        outside.countDown();
        someone.join();
        assertEquals(1, seats.free());
        guest.run();
        assertEquals(2, seats.free());
    }
}
