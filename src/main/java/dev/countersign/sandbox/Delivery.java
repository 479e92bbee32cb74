package dev.countersign.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One attempt to deliver a webhook. What the answer was is set once, when it is known. */
final class Delivery {

    final long id;
    final String guid;
    final Installed installed;
    final App app;
    final String event;
    final Optional<String> action;
    final Optional<Long> repository;
    final boolean redelivery;
    final Instant at;
    final byte[] body;
    final Map<String, String> headers;
    volatile Optional<Outcome> outcome = Optional.empty();

    record Outcome(int statusCode, String status, Duration took, String answer) {
        boolean wellReceived() {
            return statusCode >= 200 && statusCode < 400;
        }
    }

    Delivery(
            long id,
            String guid,
            Installed installed,
            String event,
            Optional<String> action,
            Optional<Long> repository,
            boolean redelivery,
            Instant at,
            byte[] body) {
        this.id = id;
        this.guid = guid;
        this.installed = installed;
        this.app = installed.app();
        this.event = event;
        this.action = action;
        this.repository = repository;
        this.redelivery = redelivery;
        this.at = at;
        this.body = body;
        this.headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "GitHub-Hookshot/sandbox",
                "X-GitHub-Delivery",
                guid,
                "X-GitHub-Event",
                event,
                "X-GitHub-Hook-ID",
                Long.toString(Ids.Kind.HOOK.first() + app.id),
                "X-GitHub-Hook-Installation-Target-ID",
                Long.toString(app.id),
                "X-GitHub-Hook-Installation-Target-Type",
                "integration",
                "X-Hub-Signature-256",
                "sha256=" + Hmac.sha256(app.secret, body));
    }

    Delivery again(long newId, Instant now) {
        return new Delivery(newId, guid, installed, event, action, repository, true, now, body);
    }
}
