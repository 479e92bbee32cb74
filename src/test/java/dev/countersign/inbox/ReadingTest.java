package dev.countersign.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.flow.DatabaseAway;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadingTest {

    /** Holds numbers; some cannot be worked out, and the whole of it can be out of reach for a while. */
    private static final class Numbers implements Inbox {

        private final List<Long> left = Collections.synchronizedList(new ArrayList<>());
        private final List<String> told = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch done;
        private int outOfReach;
        private int full;
        private int most = Integer.MAX_VALUE;

        Numbers(int deeds, Long... unread) {
            left.addAll(List.of(unread));
            done = new CountDownLatch(deeds);
        }

        private void tell(String what) {
            told.add(what);
            done.countDown();
        }

        @Override
        public boolean accept(Delivery delivery, List<Notice> notices, String note) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rehearse() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> unread(int most) {
            if (outOfReach-- > 0) {
                tell("out of reach");
                throw new IllegalStateException("the database is gone");
            }
            return List.copyOf(left);
        }

        @Override
        public long waiting() {
            return left.size();
        }

        @Override
        public int read(List<Long> unread) {
            if (full-- > 0) {
                tell("full");
                throw new DatabaseAway("the disk is full", null);
            }
            if (unread.stream().anyMatch(one -> one < 0)) {
                throw new IllegalStateException("it makes no sense");
            }
            List<Long> first = unread.subList(0, Math.min(most, unread.size()));
            first.forEach(one -> {
                left.remove(one);
                tell("read " + one);
            });
            return first.size();
        }

        @Override
        public void failed(long unread, String why) {
            left.remove(unread);
            tell("failed " + unread + ": " + why);
        }
    }

    private static List<String> told(Numbers inbox) throws InterruptedException {
        Reading reading = new Reading(inbox, () -> {}, () -> inbox.told.add("woken"));
        reading.start(null);
        reading.wake();
        assertEquals(true, inbox.done.await(30, TimeUnit.SECONDS), "something is not done");
        reading.stop(null);
        return inbox.told.stream().filter(what -> !what.equals("woken")).toList();
    }

    @Test
    void what_is_kept_is_worked_out_in_its_order_and_what_fails_holds_nothing_up() throws InterruptedException {
        assertEquals(List.of("read 1", "failed -2: it makes no sense", "read 3"), told(new Numbers(3, 1L, -2L, 3L)));
    }

    @Test
    void a_database_that_is_gone_for_a_while_is_asked_again_and_nobody_has_to_wake_it() throws InterruptedException {
        Numbers inbox = new Numbers(3, 1L);
        inbox.outOfReach = 2;
        assertEquals(List.of("out of reach", "out of reach", "read 1"), told(inbox));
    }

    @Test
    void while_the_database_is_full_no_delivery_is_to_blame() throws InterruptedException {
        Numbers inbox = new Numbers(3, 1L);
        inbox.full = 2;
        assertEquals(List.of("full", "full", "read 1"), told(inbox));
    }

    @Test
    void a_process_that_stops_works_out_first_what_it_has_kept() throws InterruptedException {
        Numbers inbox = new Numbers(1, 1L);
        Reading reading = new Reading(inbox, () -> {}, () -> {});
        reading.start(null);
        assertEquals(true, inbox.done.await(30, TimeUnit.SECONDS), "the first is not done");
        inbox.left.add(2L);
        reading.stop(null);
        assertEquals(List.of("read 1", "read 2"), inbox.told);
    }

    @Test
    void the_queue_is_woken_after_the_last_and_from_time_to_time_before() throws InterruptedException {
        Numbers one = new Numbers(1, 1L);
        told(one);
        assertEquals(List.of("read 1", "woken"), one.told);
        Numbers many = new Numbers(40, LongStream.rangeClosed(1, 40).boxed().toArray(Long[]::new));
        told(many);
        assertEquals(List.of(32, 41), positions(many.told, "woken"));
    }

    @Test
    void what_cannot_be_read_together_is_read_one_after_the_other() throws InterruptedException {
        Numbers inbox = new Numbers(40, LongStream.rangeClosed(1, 40).boxed().toArray(Long[]::new));
        inbox.most = 3;
        assertEquals(
                LongStream.rangeClosed(1, 40).mapToObj(one -> "read " + one).toList(), told(inbox));
        assertEquals(List.of(33, 41), positions(inbox.told, "woken"));
    }

    private static List<Integer> positions(List<String> told, String what) {
        return IntStream.range(0, told.size())
                .filter(i -> told.get(i).equals(what))
                .boxed()
                .toList();
    }
}
