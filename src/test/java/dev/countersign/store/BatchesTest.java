package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    private static final long FOR_EVER = 60_000;

    private final List<List<String>> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    /** Does it for all; the first waits until it may, and "bad" is never done. */
    private List<Integer> work(List<String> all) {
        done.add(List.copyOf(all));
        begun.countDown();
        try {
            assertTrue(go.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        if (all.contains("bad")) {
            throw new IllegalArgumentException("no");
        }
        return all.stream().map(String::length).toList();
    }

    private static CompletableFuture<Integer> wanting(Batches<String, Integer> batches, String what) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(batches.with(what));
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        thread.start();
        // In line, or at work.
        while (thread.getState() != Thread.State.TIMED_WAITING && !answer.isDone()) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private Batches<String, Integer> batches(boolean alone, long patience) {
        return new Batches<>(this::work, failed -> alone, patience);
    }

    @Test
    void those_who_come_while_one_is_at_work_are_done_together_and_each_gets_its_own() throws Exception {
        Batches<String, Integer> batches = batches(false, FOR_EVER);
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        all.add(wanting(batches, "a"));
        begun.await();
        all.add(wanting(batches, "bb"));
        all.add(wanting(batches, "ccc"));
        go.countDown();
        for (int i = 0; i < 3; i++) {
            assertEquals(i + 1, all.get(i).get(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(List.of("a"), List.of("bb", "ccc")), done);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_one_is_to_blame_the_others_are_done_and_where_all_fail_all_are_told(boolean alone) throws Exception {
        Batches<String, Integer> batches = batches(alone, FOR_EVER);
        CompletableFuture<Integer> first = wanting(batches, "a");
        begun.await();
        CompletableFuture<Integer> bad = wanting(batches, "bad");
        CompletableFuture<Integer> good = wanting(batches, "bb");
        go.countDown();
        assertEquals(1, first.get(30, TimeUnit.SECONDS));
        assertEquals(
                "no",
                assertThrows(CompletionException.class, bad::join).getCause().getMessage());
        if (alone) {
            assertEquals(2, good.get(30, TimeUnit.SECONDS));
        } else {
            assertThrows(CompletionException.class, good::join);
        }
    }

    @Test
    void whose_turn_does_not_come_in_time_is_told_and_it_is_not_done_later() throws Exception {
        Batches<String, Integer> batches = batches(false, 50);
        CompletableFuture<Integer> first = wanting(batches, "a");
        begun.await();
        CompletableFuture<Integer> late = wanting(batches, "bb");
        assertThrows(CompletionException.class, late::join);
        go.countDown();
        assertEquals(1, first.get(30, TimeUnit.SECONDS));
        assertEquals(3, batches.with("ccc"));
        assertEquals(List.of(List.of("a"), List.of("ccc")), done);
    }
}
