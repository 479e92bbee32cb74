package dev.countersign.notify;

import dev.countersign.flow.TryLater;
import dev.countersign.notify.NoticeShelf.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends what is to be sent, at least once. It goes nowhere but to the receiver's own address, waits only so long, and
 * reads no more of the answer than how it begins. Safe for use by many threads.
 */
public final class Messenger {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String AGENT = "Countersign";

    private final Receivers receivers;
    private final NoticeShelf shelf;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient http;

    /**
     * Sends to these.
     *
     * @param patience how long an answer may take
     */
    public Messenger(Receivers receivers, NoticeShelf shelf, Clock clock, Duration patience) {
        this.receivers = receivers;
        this.shelf = shelf;
        this.clock = clock;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** How one ended that is not to be tried again. */
    public enum End {
        /** The receiver has it. */
        SENT,
        /** It was sent before. */
        SENT_BEFORE,
        /** The settings do not name the receiver any more. */
        NOBODY
    }

    /**
     * Sends one.
     *
     * @throws TryLater when the receiver does not take it at present
     */
    public End send(long id) {
        Optional<Message> message = shelf.waiting(id);
        if (message.isEmpty()) {
            return End.SENT_BEFORE;
        }
        Optional<Receiver> receiver = receivers.all().stream()
                .filter(one -> one.id().equals(message.get().receiver()))
                .findFirst();
        receiver.ifPresent(one -> post(one, message.get()));
        shelf.done(id, clock.instant());
        return receiver.isPresent() ? End.SENT : End.NOBODY;
    }

    private void post(Receiver receiver, Message message) {
        List<String> headers = receiver.signature().headers(message.notice(), clock.instant(), message.body());
        HttpRequest request = HttpRequest.newBuilder(receiver.address())
                .timeout(patience)
                .header("Content-Type", Bodies.type(receiver.form()))
                .header("User-Agent", AGENT)
                .headers(headers.toArray(String[]::new))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            if (answer.statusCode() / 100 != 2) {
                throw new TryLater(
                        receiver.name() + " answered " + answer.statusCode(),
                        pause(answer.headers().firstValue("Retry-After").orElse("")),
                        null);
            }
        } catch (IOException broken) {
            // What the exception says may name the address, which may be a secret.
            throw new TryLater(
                    receiver.name() + " cannot be reached (" + broken.getClass().getSimpleName() + ")",
                    Duration.ZERO,
                    null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TryLater("the process is about to end", Duration.ZERO, null);
        }
    }

    private static Duration pause(String seconds) {
        if (!seconds.matches("[0-9]{1,6}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
