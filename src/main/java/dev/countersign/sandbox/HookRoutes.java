package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an App may know about its webhooks: what was delivered, and asking for it again. */
record HookRoutes(Hub hub, Asked asked) {

    void addTo(Routes routes) {
        routes.on("GET", "/app/hook/deliveries", this::list)
                .on("GET", "/app/hook/deliveries/{delivery_id}", call -> Answer.ok(full(find(call))))
                .on("POST", "/app/hook/deliveries/{delivery_id}/attempts", call -> {
                    Delivery again = find(call)
                            .again(
                                    hub.world().ids.next(Ids.Kind.DELIVERY),
                                    hub.world().now());
                    hub.deliveries().deliver(again, hub.world().ids.next(Ids.Kind.DELIVERY));
                    return Answer.status(202, Json.object());
                })
                .on(
                        "GET",
                        "/app/hook/config",
                        call -> Answer.ok(Json.object(
                                "content_type", "json",
                                "insecure_ssl", "0",
                                "secret", "********",
                                "url",
                                        asked.app(call)
                                                .webhook
                                                .map(Object::toString)
                                                .orElse(""))));
    }

    /** Newest first; the next page begins below a cursor. */
    private Answer list(Call call) {
        App app = asked.app(call);
        long below = call.asked("cursor")
                .map(cursor -> Long.parseLong(cursor.substring(cursor.indexOf('_') + 1)))
                .orElse(Long.MAX_VALUE);
        List<Delivery> found = new ArrayList<>(hub.deliveries().recorded().stream()
                .filter(delivery -> delivery.app == app && delivery.outcome.isPresent() && delivery.id < below)
                .filter(delivery -> call.asked("status")
                        .map(status -> status.equals("success")
                                == delivery.outcome.get().wellReceived())
                        .orElse(true))
                .toList());
        Collections.reverse(found);
        List<Delivery> part = found.subList(0, Math.min(found.size(), call.pageSize()));
        Answer answer = Answer.ok(Json.array(part, this::brief));
        return part.size() == found.size()
                ? answer
                : answer.with(
                        "Link",
                        "<" + call.url() + "?per_page=" + call.pageSize() + "&cursor=v1_" + part.get(part.size() - 1).id
                                + ">; rel=\"next\"");
    }

    private Delivery find(Call call) {
        App app = asked.app(call);
        long id = call.id("delivery_id");
        return hub.deliveries().recorded().stream()
                .filter(delivery -> delivery.app == app && delivery.id == id)
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private ObjectNode brief(Delivery delivery) {
        Delivery.Outcome outcome = delivery.outcome.orElse(new Delivery.Outcome(0, "pending", Duration.ZERO, ""));
        return Json.object(
                "id", delivery.id,
                "guid", delivery.guid,
                "delivered_at", delivery.at,
                "redelivery", delivery.redelivery,
                "duration", outcome.took().toMillis() / 1000.0,
                "status", outcome.status(),
                "status_code", outcome.statusCode(),
                "event", delivery.event,
                "action", delivery.action,
                "installation_id", delivery.installed.id(),
                "repository_id", delivery.repository,
                "throttled_at", null);
    }

    private ObjectNode full(Delivery delivery) {
        return (ObjectNode) brief(delivery)
                .setAll(Json.object(
                        "url", delivery.app.webhook.map(Object::toString).orElse(""),
                        "request", Json.object("headers", delivery.headers, "payload", payload(delivery)),
                        "response",
                                Json.object(
                                        "headers", Json.object(),
                                        "payload",
                                                delivery.outcome
                                                        .map(Delivery.Outcome::answer)
                                                        .orElse(""))));
    }

    static JsonNode payload(Delivery delivery) {
        try {
            return Json.MAPPER.readTree(delivery.body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
