package dev.countersign.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.re2j.Pattern;
import dev.countersign.inbox.Queue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.githubapp.runtime.config.CheckedConfigProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/**
 * Stands before the extension's webhook route: takes bodies as large as GitHub sends them, and answers 400 to what the
 * extension would answer 500 or, without having done anything, 200.
 *
 * <p>It lets nothing through that the extension would not see: the signature is checked there, after this.
 */
@ApplicationScoped
public class WebhookBodyLimit {

    /** GitHub sends up to 25 MB; the extension's own body handler stops at 10. */
    private static final long LARGEST = 25L << 20;

    /** Of the memory; a body is read into something several times as large. */
    private static final int SHARE = 16;

    private static final int SMALL = 64 << 10;

    private static final int BEFORE_THE_EXTENSION = -10;

    /** GitHub gives up after ten seconds. */
    private static final long PATIENCE_MILLIS = 9_000;

    private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-fA-F]{64}");

    private static final JsonFactory JSON = new JsonFactory();

    private final CheckedConfigProvider config;
    private final Queue queue;
    private final MeterRegistry meters;

    /** Guards the path that is configured, and has the looks of that queue stand back for whoever is inside. */
    public WebhookBodyLimit(CheckedConfigProvider config, Queue queue, MeterRegistry meters) {
        this.config = config;
        this.queue = queue;
        this.meters = meters;
    }

    void init(@Observes Router router) {
        install(
                router,
                config.webhookUrlPath(),
                new WebhookDoor(
                        Runtime.getRuntime().maxMemory() / SHARE,
                        PATIENCE_MILLIS,
                        config.appId(),
                        queue::guest,
                        meters));
    }

    /** Adds the handlers for POST requests to that path. */
    static void install(Router router, String path, WebhookDoor door) {
        router.post(path).order(BEFORE_THE_EXTENSION - 1).handler(door::enter);
        // No uploads: the extension's handler would make a folder for them in the working directory.
        router.post(path)
                .order(BEFORE_THE_EXTENSION)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST));
        // Only now: nobody gets anything for a body that never comes.
        router.post(path).order(BEFORE_THE_EXTENSION + 1).handler(door::whole);
        router.post(path).order(BEFORE_THE_EXTENSION + 2).handler(WebhookBodyLimit::check);
    }

    /** To hand a small body over to another thread takes as long as to look at it. */
    private static void check(RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() <= SMALL) {
            answer(context, complaint(context.request(), body));
        } else {
            context.vertx()
                    .executeBlocking(() -> complaint(context.request(), body), false)
                    .onComplete(looked -> {
                        if (looked.succeeded()) {
                            answer(context, looked.result());
                        } else {
                            context.fail(looked.cause());
                        }
                    });
        }
    }

    private static void answer(RoutingContext context, String complaint) {
        if (complaint.isEmpty()) {
            context.next();
        } else if (!context.response().ended()) {
            context.response().setStatusCode(400).end(complaint);
        }
    }

    private static String complaint(HttpServerRequest request, Buffer body) {
        String event = request.getHeader("X-GitHub-Event");
        String signature = request.getHeader("X-Hub-Signature-256");
        if (event == null || event.isBlank()) {
            return "The header X-GitHub-Event is missing.";
        }
        if (signature != null && !SIGNATURE.matches(signature)) {
            return "The header X-Hub-Signature-256 is no signature.";
        }
        if (body == null || !isObject(body.getBytes())) {
            return "The body is not a JSON object; set the webhook's content type to application/json.";
        }
        return "";
    }

    private static boolean isObject(byte[] text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
