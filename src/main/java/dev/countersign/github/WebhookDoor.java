package dev.countersign.github;

import com.google.re2j.Pattern;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** What the smallest costs us. */
    private static final long LEAST = 8 << 10;

    /** Hardly any webhook is larger; those that are, or say that they will be, have a room of their own. */
    private static final long USUAL = 256 << 10;

    private final AtomicLong usual = new AtomicLong();
    private final AtomicLong large = new AtomicLong();
    private final long room;
    private final long patienceMillis;
    private final String app;
    private final Supplier<Runnable> guests;
    private final MeterRegistry meters;
    private final Map<Integer, Timer> answers = new ConcurrentHashMap<>();

    /**
     * A door.
     *
     * @param room how many bytes of bodies may be inside, half of them of large ones; one of either kind always may
     * @param patienceMillis how long anybody may be inside
     * @param app our App's id at GitHub
     * @param guests asked when a whole request is there; what it answers is run when that request is answered
     */
    WebhookDoor(long room, long patienceMillis, String app, Supplier<Runnable> guests, MeterRegistry meters) {
        this.room = room;
        this.patienceMillis = patienceMillis;
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
        long length = Math.max(LEAST, length(context));
        AtomicLong inside = length > USUAL ? large : usual;
        if (!takes(inside, length)) {
            busy(context).response().end("Too much at once; nothing was kept.");
            return;
        }
        // Who says that much will come, and sends nothing, takes up room for so long and no longer.
        long timer = context.vertx().setTimer(patienceMillis, any -> giveUp(context));
        context.addEndHandler(any -> {
            context.vertx().cancelTimer(timer);
            inside.addAndGet(-length);
        });
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

    private static void giveUp(RoutingContext context) {
        if (!context.response().ended()) {
            busy(context)
                    .response()
                    .putHeader("Connection", "close")
                    .end("It took too long.")
                    .onComplete(any -> context.request().connection().close());
        }
    }

    private boolean takes(AtomicLong inside, long length) {
        long before = inside.getAndAdd(length);
        if (before == 0 || before + length <= room / 2) {
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
        answers.computeIfAbsent(status, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
        return Timer.builder("countersign.webhook.acknowledgement")
                .description("from a webhook's head to its answer")
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .register(meters);
    }
}
