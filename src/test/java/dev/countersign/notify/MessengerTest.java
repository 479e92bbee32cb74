package dev.countersign.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.TryLater;
import dev.countersign.testing.Ears;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a receiver that works, fails, stalls or sends one elsewhere, then a message is sent there alone, and is done when taken. */
class MessengerTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final String SECRET = "0123456789abcdef0123";

    private final Ears ears = new Ears();
    private final Map<Long, NoticeShelf.Message> waiting = new HashMap<>();
    private final List<Long> done = new ArrayList<>();
    private final Receivers receivers = Receivers.read(
            setting -> Map.of("addresses", ears.url() + "/s3cret", "secret", SECRET)
                    .getOrDefault(setting, ""),
            Duration.ofDays(1),
            true);
    private final Messenger messenger =
            new Messenger(receivers, new Shelf(), Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofSeconds(5));

    private final class Shelf implements NoticeShelf {
        @Override
        public Optional<Message> waiting(long id) {
            return Optional.ofNullable(waiting.get(id)).filter(message -> !done.contains(id));
        }

        @Override
        public void done(long id, Instant now) {
            done.add(id);
        }

        @Override
        public Reminded remind(Instant now) {
            throw new AssertionError("nobody is reminded");
        }

        @Override
        public int drop(Instant before) {
            throw new AssertionError("nothing is dropped");
        }
    }

    @AfterEach
    void close() {
        ears.close();
    }

    private void keep(String receiver) {
        waiting.put(1L, new NoticeShelf.Message(1, receiver, "verdict-7", "{\"a\": \"ü\"}"));
    }

    private TryLater fails() {
        keep(receivers.all().get(0).id());
        TryLater later = assertThrows(TryLater.class, () -> messenger.send(1));
        assertEquals(List.of(), done);
        assertFalse(later.getMessage().contains("s3cret"), later::getMessage);
        return later;
    }

    @Test
    void a_message_is_signed_and_sent_once_it_was_taken_no_more() {
        keep(receivers.all().get(0).id());
        assertEquals(Messenger.End.SENT, messenger.send(1));
        assertEquals(Messenger.End.SENT_BEFORE, messenger.send(1));
        assertEquals(1, ears.heard().size());
        Ears.Heard heard = ears.heard().get(0);
        assertEquals("POST /s3cret", heard.route());
        assertEquals("{\"a\": \"ü\"}", heard.body());
        assertEquals("application/cloudevents+json; charset=utf-8", heard.header("Content-Type"));
        assertEquals("verdict-7", heard.header("webhook-id"));
        assertTrue(heard.isSignedBy(SECRET), heard::toString);
    }

    @ParameterizedTest(name = "{0}, Retry-After {1}")
    @CsvSource({"500,'',0", "503,120,120", "429,999999,3600", "404,soon,0", "410,'',0"})
    void a_receiver_that_does_not_take_it_is_tried_again(int status, String retryAfter, long pause) {
        ears.answer(status, retryAfter);
        TryLater later = fails();
        assertEquals("127.0.0.1 answered " + status, later.getMessage());
        assertEquals(pause, later.after().toSeconds());
        ears.answer(204, "");
        assertEquals(Messenger.End.SENT, messenger.send(1));
        assertEquals(
                List.of("verdict-7", "verdict-7"),
                ears.heard().stream().map(heard -> heard.header("webhook-id")).toList());
    }

    @Test
    void a_redirect_is_not_followed() {
        ears.redirect("/elsewhere");
        assertEquals("127.0.0.1 answered 302", fails().getMessage());
        assertEquals(
                List.of("POST /s3cret"),
                ears.heard().stream().map(Ears.Heard::route).toList());
    }

    @Test
    void a_receiver_that_stalls_is_waited_for_only_so_long() {
        ears.stall();
        assertEquals("127.0.0.1 cannot be reached (HttpTimeoutException)", fails().getMessage());
    }

    @Test
    void a_receiver_that_goes_on_and_on_is_heard_no_further_than_its_status() {
        ears.talkOn();
        keep(receivers.all().get(0).id());
        assertEquals(Messenger.End.SENT, messenger.send(1));
    }

    @Test
    void a_receiver_that_is_not_there_is_tried_again() {
        ears.close();
        assertEquals("127.0.0.1 cannot be reached (ConnectException)", fails().getMessage());
    }

    @Test
    void what_is_for_somebody_whom_the_settings_do_not_name_any_more_is_let_go() {
        keep("somebody-else");
        assertEquals(Messenger.End.NOBODY, messenger.send(1));
        assertEquals(List.of(1L), done);
        assertEquals(List.of(), ears.heard());
    }
}
