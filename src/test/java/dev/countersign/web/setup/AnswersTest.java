package dev.countersign.web.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.MovingClock;
import dev.countersign.web.setup.Answers.Known;
import dev.countersign.web.setup.Answers.Since;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Given answers of before or none, when somebody looks, then that is told at once, and asked for anew where it will not do. */
class AnswersTest {

    private final MovingClock clock = new MovingClock();
    private final LaterThreads threads = new LaterThreads();
    private final Answers<String> answers = new Answers<>(this::answer, "nothing", threads, clock);
    private String now = "one";
    private int asked;

    private String answer() {
        asked++;
        return now;
    }

    private Known<String> look() {
        return answers.now(new Since(clock.instant().minusSeconds(60), Instant.EPOCH));
    }

    private Known<String> lookAfter(Instant valid) {
        return answers.now(new Since(clock.instant().minusSeconds(60), valid));
    }

    @Test
    void the_first_look_tells_nothing_and_asks_once_whoever_else_looks() {
        assertEquals(new Known<>("nothing", Instant.EPOCH, true), look());
        assertEquals(new Known<>("nothing", Instant.EPOCH, true), look());
        threads.work();
        assertEquals(1, asked);
        assertEquals(new Known<>("one", clock.instant(), false), look());
    }

    @Test
    void within_a_minute_nothing_is_asked_and_later_the_old_answer_is_told_meanwhile() {
        look();
        threads.work();
        Instant first = clock.instant();
        clock.pass(Duration.ofSeconds(60));
        assertEquals(new Known<>("one", first, false), look());
        now = "two";
        clock.pass(Duration.ofSeconds(1));
        assertEquals(new Known<>("one", first, true), look());
        threads.work();
        assertEquals(new Known<>("two", clock.instant(), false), look());
        assertEquals(2, asked);
    }

    @Test
    void an_answer_counts_from_when_it_was_asked_for_and_not_from_when_it_came() {
        Instant begun = clock.instant();
        look();
        clock.pass(Duration.ofSeconds(30));
        threads.work();
        assertEquals(begun, look().at());
    }

    @Test
    void what_was_asked_before_a_deed_is_not_told_after_it() {
        look();
        threads.work();
        clock.pass(Duration.ofSeconds(1));
        Instant deed = clock.instant();
        assertEquals(new Known<>("nothing", Instant.EPOCH, true), lookAfter(deed));
        threads.work();
        assertEquals(new Known<>("one", deed, false), lookAfter(deed));
    }

    @Test
    void what_was_under_way_when_something_was_done_is_thrown_away_and_asked_again() {
        look();
        answers.forget();
        threads.work();
        assertEquals(new Known<>("nothing", Instant.EPOCH, true), look());
        now = "after the deed";
        threads.work();
        assertEquals(new Known<>("after the deed", clock.instant(), false), look());
        answers.forget();
        assertEquals("nothing", look().said());
    }

    @Test
    void who_can_wait_is_told_all() {
        Answers<String> atOnce = new Answers<>(this::answer, "nothing", Runnable::run, clock);
        Since since = new Since(clock.instant(), Instant.EPOCH);
        assertEquals(new Known<>("one", clock.instant(), false), atOnce.whole(since));
        assertEquals("one", atOnce.whole(since).said());
        assertEquals(1, asked);
    }
}
