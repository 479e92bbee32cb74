package dev.countersign.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given an operator's settings, then those are told who are named there, and what makes no sense is said without a secret. */
class ReceiversTest {

    private static final String SECRET = "0123456789abcdef0123";
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nobody_is_told_anything_where_nobody_is_named() {
        assertEquals(List.of(), Receivers.read(" ", "", "", DAY, false).all());
        assertEquals(List.of(), Receivers.none().of(Notice.Kind.OVERRIDE_USED));
    }

    @Test
    void each_address_has_its_form_and_all_have_the_same_events() {
        Receivers read = Receivers.read(
                "https://a.example/hook?x=1, https://hooks.slack.com/services/T/B/s3cret#format=slack",
                SECRET,
                "override-used enforcement-lost",
                DAY,
                false);
        assertEquals(
                List.of(Receiver.Form.CLOUDEVENTS, Receiver.Form.SLACK),
                read.all().stream().map(Receiver::form).toList());
        assertEquals("https://a.example/hook?x=1", read.all().get(0).address().toString());
        assertEquals(2, read.of(Notice.Kind.ENFORCEMENT_LOST).size());
        assertEquals(0, read.of(Notice.Kind.VERDICT_CHANGED).size());
        assertFalse(read.toString().contains("s3cret") || read.toString().contains(SECRET), read::toString);
        assertFalse(read.all().get(1).id().contains("s3cret"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example/s3cret | 0123456789abcdef0123 | '' | must begin with https://",
                "ftp://a.example/s3cret | 0123456789abcdef0123 | '' | must begin with https://",
                "s3cret | 0123456789abcdef0123 | '' | must begin with https://",
                "https://user:s3cret@a.example | 0123456789abcdef0123 | '' | must name a host, and no user",
                "https:///s3cret | 0123456789abcdef0123 | '' | must name a host, and no user",
                "https://a.example/s3cret#format=teams | 0123456789abcdef0123 | '' | has a format that is not known",
                "https://a.example/s3cret#x | 0123456789abcdef0123 | '' | and nothing else after a #",
                "https://a.example/s3cret | '' | '' | COUNTERSIGN_NOTIFY_SECRET",
                "https://a.example/s3cret | short | '' | could be guessed",
                "https://a.example/s3cret | whsec_*** | '' | is not Base64",
                "https://a.example/s3cret | 0123456789abcdef0123 | merged | which is none of verdict-changed",
            })
    void what_makes_no_sense_is_refused_and_says_what_to_do(String address, String secret, String events, String why) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Receivers.read(address, secret, events, DAY, false))
                .getMessage();
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("s3cret"), message);
    }

    @Test
    void http_is_for_those_who_ask_for_it_and_slack_needs_no_secret() {
        assertEquals(
                1,
                Receivers.read("http://127.0.0.1:1/x", SECRET, "", DAY, true)
                        .all()
                        .size());
        assertEquals(
                1,
                Receivers.read("https://a.example#format=slack", "", "", DAY, false)
                        .all()
                        .size());
        for (Duration waiting : List.of(Duration.ZERO, Duration.ofDays(31))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Receivers.read("https://a.example", SECRET, "", waiting, false));
        }
    }

    @Test
    void a_signature_is_over_id_time_and_body() {
        Signature signature = Signature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        // The example of the Standard Webhooks specification.
        assertEquals(
                List.of(
                        "webhook-id",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp",
                        "1614265330",
                        "webhook-signature",
                        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                signature.headers(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}"));
        assertEquals(
                List.of("webhook-id", "a", "webhook-timestamp", "1"),
                Signature.none().headers("a", Instant.ofEpochSecond(1), "b"));
    }
}
