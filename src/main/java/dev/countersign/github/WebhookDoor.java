package dev.countersign.github;

import com.google.re2j.Pattern;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Lets in what is for this App, as many webhooks at a time as there is memory for, turns what could not be kept into a 503, and times every answer.
 * GitHub keeps what was not acknowledged, so that it can be asked for again.
 */
final class WebhookDoor {

    /** What a body without a declared length is taken for: as large as GitHub sends them. */
    private static final long UNKNOWN = 25L << 20;

    private static final Pattern JSON = Pattern.compile("(?i)application/json *(;.*)?");

    private static final String RETRY_SECONDS = "10";

    private final AtomicLong inside = new AtomicLong();
    private final long room;
    private final String app;
    private final Supplier<Runnable> guests;
    private final MeterRegistry meters;

    /**
     * A door.
     *
     * @param room how many bytes of bodies may be inside; one body always may
     * @param app our App's id at GitHub
     * @param guests asked when a whole request is there; what it answers is run when that request is answered
     */
    WebhookDoor(long room, String app, Supplier<Runnable> guests, MeterRegistry meters) {
        this.room = room;
        this.app = app;
        this.guests = guests;
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
        if (isRefused(context)) {
            return;
        }
        long length = length(context);
        if (!takes(length)) {
            busy(context).response().end("Too much at once; nothing was kept.");
            return;
        }
        context.addEndHandler(any -> inside.addAndGet(-length));
        context.next();
    }

    /** A whole request is there, whose sender waits. */
    void whole(RoutingContext context) {
        Runnable leave = guests.get();
        context.addEndHandler(any -> leave.run());
        context.next();
    }

    /** Answers what is not for us, before its body is read. */
    private boolean isRefused(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        if (type == null || !JSON.matches(type)) {
            context.response().setStatusCode(415).end("Set the webhook's content type to application/json.");
            return true;
        }
        String target = context.request().getHeader("X-GitHub-Hook-Installation-Target-ID");
        boolean toApp = "integration".equals(context.request().getHeader("X-GitHub-Hook-Installation-Target-Type"));
        if (toApp && target != null && !target.equals(app)) {
            context.response()
                    .setStatusCode(403)
                    .end("This is a webhook of another App; give it the address of its own.");
            return true;
        }
        return false;
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
