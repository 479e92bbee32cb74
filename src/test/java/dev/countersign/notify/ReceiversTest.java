package dev.countersign.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given an operator's settings, then those are told who are named there, and what makes no sense is said without a secret. */
class ReceiversTest {

    private static final String SECRET = "0123456789abcdef0123";

    private static UnaryOperator<String> shared(String addresses, String secret, String events) {
        return settings(Map.of("addresses", addresses, "secret", secret, "events", events));
    }

    private static UnaryOperator<String> settings(Map<String, String> written) {
        return setting -> written.getOrDefault(setting, "");
    }

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nobody_is_told_anything_where_nobody_is_named() {
        assertEquals(List.of(), Receivers.read(shared(" ", "", ""), DAY, false).all());
        assertEquals(List.of(), Receivers.none().of(Notice.Kind.OVERRIDE_USED));
    }

    @Test
    void each_address_has_its_form_and_all_of_one_list_have_the_same_events() {
        Receivers read = Receivers.read(
                shared(
                        "https://a.example/hook?x=1, https://hooks.slack.com/services/T/B/s3cret#format=slack",
                        SECRET,
                        "override-used enforcement-lost"),
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

    @Test
    void who_has_a_number_can_have_a_secret_and_events_of_their_own_and_has_those_of_all_otherwise() {
        Receivers read = Receivers.read(
                settings(Map.of(
                        "addresses", "https://a.example",
                        "secret", SECRET,
                        "events", "verdict-changed",
                        "1.address", "https://b.example",
                        "1.secret", "another secret of b's",
                        "1.events", "override-used, enforcement-lost",
                        "7.address", "https://c.example#format=slack")),
                DAY,
                false);
        assertEquals(
                List.of("a.example", "c.example"),
                read.of(Notice.Kind.VERDICT_CHANGED).stream()
                        .map(Receiver::name)
                        .toList());
        assertEquals(
                List.of("b.example"),
                read.of(Notice.Kind.OVERRIDE_USED).stream().map(Receiver::name).toList());
        List<List<String>> headers = read.all().stream()
                .map(one -> one.signature().headers("id", Instant.EPOCH, "body"))
                .toList();
        assertEquals(headers.get(0), headers.get(2));
        assertFalse(headers.get(0).equals(headers.get(1)), "each is signed with its own secret");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2.address, http://a.example/s3cret, COUNTERSIGN_NOTIFY_2_ADDRESS (or countersign.notify.2.address) must begin",
        "2.secret, s3cret, COUNTERSIGN_NOTIFY_2_ADDRESS (or countersign.notify.2.address) is missing",
        "2.events, override-used, COUNTERSIGN_NOTIFY_2_ADDRESS (or countersign.notify.2.address) is missing",
        "1.secret, short, COUNTERSIGN_NOTIFY_1_SECRET (or countersign.notify.1.secret) has less than 16 bytes",
        "1.events, merged, COUNTERSIGN_NOTIFY_1_EVENTS (or countersign.notify.1.events) has `merged`",
        "2.address, https://a.example, name an address twice",
    })
    void a_setting_of_ones_own_that_makes_no_sense_is_named(String setting, String value, String why) {
        Map<String, String> written = new HashMap<>(Map.of("1.address", "https://a.example", "secret", SECRET));
        written.put(setting, value);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Receivers.read(settings(written), DAY, false))
                .getMessage();
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("s3cret"), message);
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
                        IllegalArgumentException.class,
                        () -> Receivers.read(shared(address, secret, events), DAY, false))
                .getMessage();
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("s3cret"), message);
    }

    @Test
    void http_is_for_those_who_ask_for_it_and_slack_needs_no_secret() {
        assertEquals(
                1,
                Receivers.read(shared("http://127.0.0.1:1/x", SECRET, ""), DAY, true)
                        .all()
                        .size());
        assertEquals(
                1,
                Receivers.read(shared("https://a.example#format=slack", "", ""), DAY, false)
                        .all()
                        .size());
        for (Duration waiting : List.of(Duration.ZERO, Duration.ofDays(31))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Receivers.read(shared("https://a.example", SECRET, ""), waiting, false));
        }
    }

    @Test
    void a_signature_is_over_id_time_and_body() {
        Signature signature = Signature.of("the secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
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
