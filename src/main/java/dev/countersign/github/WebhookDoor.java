package dev.countersign.github;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets in as many webhooks at a time as there is memory for, turns what could not be kept into a 503, and times every answer.
 * GitHub keeps what was not acknowledged, so that it can be asked for again.
 */
final class WebhookDoor {

    /** What a body without a declared length is taken for: as large as GitHub sends them. */
    private static final long UNKNOWN = 25L << 20;

    private static final String RETRY_SECONDS = "10";

    private final AtomicLong inside = new AtomicLong();
    private final long room;
    private final MeterRegistry meters;

    /**
     * A door.
     *
     * @param room how many bytes of bodies may be inside; one body always may
     */
    WebhookDoor(long room, MeterRegistry meters) {
        this.room = room;
        this.meters = meters;
    }

    /** Lets a request in, or answers it. */
    void enter(RoutingContext context) {
        long start = System.nanoTime();
        context.addHeadersEndHandler(any -> {
            // The extension answers 500 when the intake threw; nothing of the delivery was kept then.
            if (context.response().getStatusCode() == 500) {
                busy(context);
            }
        });
        context.addEndHandler(any -> timed(context.response().getStatusCode(), System.nanoTime() - start));
        long length = length(context);
        if (!takes(length)) {
            busy(context).response().end("Too much at once; nothing was kept.");
            return;
        }
        context.addEndHandler(any -> inside.addAndGet(-length));
        context.next();
    }

    private boolean takes(long length) {
        long before = inside.getAndAdd(length);
        if (before == 0 || before + length <= room) {
            return true;
        }
        inside.addAndGet(-length);
        return false;
    }

    private static RoutingContext busy(RoutingContext context) {
        context.response().setStatusCode(503).putHeader("Retry-After", RETRY_SECONDS);
        return context;
    }

    private static long length(RoutingContext context) {
        String declared = context.request().getHeader("Content-Length");
        try {
            return declared == null ? UNKNOWN : Math.min(UNKNOWN, Math.max(0, Long.parseLong(declared)));
        } catch (NumberFormatException nonsense) {
            return UNKNOWN;
        }
    }

    private void timed(int status, long nanos) {
        Timer.builder("countersign.webhook.acknowledgement")
                .description("from a webhook's head to its answer")
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
