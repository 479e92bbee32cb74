package dev.countersign.github.http;

import dev.countersign.flow.Errand;
import dev.countersign.flow.Seats;
import dev.countersign.flow.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends one request and brings the whole answer, within a time and a size; counts and times every try. Nothing here
 * waits before a second try. Safe for use by many threads.
 */
public final class Transport {

    /** Larger than any page GitHub sends: 100 files with their patches, 100 comments of 64 KiB in JSON. */
    static final int LARGEST_ANSWER = 32 << 20;

    private final HttpClient client;
    private final Duration patience;
    private final MeterRegistry meters;

    /**
     * A transport.
     *
     * @param client how to connect; it must not follow redirects, which could carry a token elsewhere
     * @param patience how long an answer may take from the first byte sent to the last one received
     * @param meters where requests are counted
     */
    public Transport(HttpClient client, Duration patience, MeterRegistry meters) {
        this.client = client;
        this.patience = patience;
        this.meters = meters;
    }

    /**
     * One request.
     *
     * @param route what is asked, without names and numbers: the metric's tag, and how messages call it
     * @param repeatable whether asking twice does no harm, so that a broken connection is worth another try at once
     */
    record Call(String method, URI uri, Map<String, String> headers, byte[] body, String route, boolean repeatable) {}

    /** The thread gives up its seat while it waits. */
    Answer send(Call call) {
        return Seats.away(() -> trying(call));
    }

    private Answer trying(Call call) {
        try {
            return once(call);
        } catch (IOException first) {
            if (!call.repeatable() || first instanceof HttpTimeoutException || tooLarge(first)) {
                throw failed(call, first);
            }
        }
        try {
            return once(call);
        } catch (IOException second) {
            throw failed(call, second);
        }
    }

    private Answer once(Call call) throws IOException {
        HttpRequest request = request(call);
        long start = System.nanoTime();
        String status = "none";
        try {
            // The request's own time-out ends with the headers; what is left of it is the body's, which may never end.
            HttpResponse<byte[]> response = client.send(
                    request, head -> new BoundedBody(LARGEST_ANSWER, patience.minusNanos(System.nanoTime() - start)));
            status = Integer.toString(response.statusCode());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("the work was interrupted while GitHub was asked", Duration.ZERO, e);
        } catch (InternalError e) {
            // What the client throws for failures that it has no name for.
            throw new IOException("the request failed", e.getCause());
        } finally {
            count(call.route(), status, System.nanoTime() - start);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(patience)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private void count(String route, String status, long nanos) {
        String event = Errand.current().event();
        meters.counter("countersign.github.requests", "event", event, "route", route, "status", status)
                .increment();
        Timer.builder("countersign.github.request.duration")
                .tag("route", route)
                .publishPercentileHistogram()
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private TryLater failed(Call call, IOException failure) {
        String what = "could not be reached, or broke off";
        if (failure instanceof HttpTimeoutException) {
            what = "did not answer within " + patience.toSeconds() + " seconds";
        } else if (tooLarge(failure)) {
            what = "answered more than " + (LARGEST_ANSWER >> 20) + " MiB";
        }
        return new TryLater("GitHub " + what + " (" + call.route() + ")", Duration.ZERO, failure);
    }

    /** The client wraps what a body is refused for. */
    private static boolean tooLarge(IOException failure) {
        return failure.getCause() instanceof BoundedBody.TooLarge;
    }
}
