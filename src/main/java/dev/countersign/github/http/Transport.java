package dev.countersign.github.http;

import dev.countersign.flow.Errand;
import dev.countersign.flow.Seats;
import dev.countersign.flow.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends one request and brings the whole answer, within a time and a size; counts and times every try. Nothing here
 * waits before a second try. Safe for use by many threads.
 */
public final class Transport {

    /** Larger than any page GitHub sends: 100 files with their patches, 100 comments of 64 KiB in JSON. */
    static final int LARGEST_ANSWER = 32 << 20;

    /** The answer is larger than allowed. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final CloseableHttpClient client;
    private final Duration patience;
    private final Watch watch;
    private final MeterRegistry meters;
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();

    /**
     * A transport.
     *
     * @param client one of {@link Connections}; it must not follow redirects, which could carry a token elsewhere
     * @param patience how long an answer may take from the first byte sent to the last one received
     * @param meters where requests are counted
     */
    public Transport(CloseableHttpClient client, Duration patience, MeterRegistry meters) {
        this.client = client;
        this.patience = patience;
        this.watch = new Watch(patience);
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
            if (!call.repeatable() || first instanceof HttpTimeoutException || first instanceof TooLarge) {
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
        HttpUriRequestBase request = request(call);
        HttpClientContext context = HttpClientContext.create();
        long start = System.nanoTime();
        String status = "none";
        Watch.Watched watched = watch.over(request);
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(null);
            }
            Answer answer = client.execute(request, context, response -> read(request, response));
            if ("https".equalsIgnoreCase(call.uri().getScheme()) && context.getSSLSession() == null) {
                throw new IOException("the proxy answered in GitHub's place: " + answer.status());
            }
            status = Integer.toString(answer.status());
            return answer;
        } catch (IOException | IllegalStateException failure) {
            throw reason(failure, watched);
        } finally {
            watched.close();
            count(call.route(), status, System.nanoTime() - start);
        }
    }

    private static HttpUriRequestBase request(Call call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        call.headers().forEach(request::setHeader);
        return request;
    }

    private static Answer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        byte[] body = new byte[0];
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream stream = entity.getContent();
            body = stream.readNBytes(LARGEST_ANSWER + 1);
            if (body.length > LARGEST_ANSWER) {
                // Otherwise the client would read the rest, to use the connection again.
                request.cancel();
                throw new TooLarge();
            }
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new Answer(response.getCode(), HttpHeaders.of(headers, (name, value) -> true), body);
    }

    /** What is thrown for a failure, of which the client tells only that the connection was closed when it was by us. */
    private static IOException reason(Exception failure, Watch.Watched watched) {
        if (failure instanceof TooLarge large) {
            return large;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(failure);
        }
        if (watched.isLate() || failure instanceof SocketTimeoutException) {
            IOException late = new HttpTimeoutException("no complete answer in time");
            late.initCause(failure);
            return late;
        }
        return failure instanceof IOException broken ? broken : new IOException("the request failed", failure);
    }

    private static TryLater interrupted(Exception how) {
        return new TryLater("the work was interrupted while GitHub was asked", Duration.ZERO, how);
    }

    private void count(String route, String status, long nanos) {
        String event = Errand.current().event();
        meters.counter("countersign.github.requests", "event", event, "route", route, "status", status)
                .increment();
        durations.computeIfAbsent(route, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Looked for once for each route: to find one that is there takes longer than to use it. */
    private Timer timer(String route) {
        return Timer.builder("countersign.github.request.duration")
                .tag("route", route)
                .publishPercentileHistogram()
                .register(meters);
    }

    private TryLater failed(Call call, IOException failure) {
        String what = "could not be reached, or broke off";
        if (failure instanceof HttpTimeoutException) {
            what = "did not answer within " + patience.toSeconds() + " seconds";
        } else if (failure instanceof TooLarge) {
            what = "answered more than " + (LARGEST_ANSWER >> 20) + " MiB";
        }
        return new TryLater("GitHub " + what + " (" + call.route() + ")", Duration.ZERO, failure);
    }
}
