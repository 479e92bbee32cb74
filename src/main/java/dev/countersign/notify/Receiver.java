package dev.countersign.notify;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.notice.Notice;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody who wants to be told.
 *
 * @param address where; it may itself be a secret, so that only {@link #name()} is ever said
 * @param form in which form
 * @param kinds of what
 * @param signature signs what it is sent
 */
public record Receiver(URI address, Form form, Set<Notice.Kind> kinds, Signature signature) {

    private static final int ENOUGH = 16;

    /** Copies the set. */
    public Receiver {
        kinds = Set.copyOf(kinds);
    }

    /** How a notice is written. */
    public enum Form {
        /** CloudEvents 1.0 as JSON, in structured mode. */
        CLOUDEVENTS,
        /** A message of Slack's incoming webhooks. */
        SLACK;

        /** The word that settings use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is kept by: it follows from the address and does not tell it. */
    public String id() {
        return Sha256.of(address.toString()).substring(0, ENOUGH);
    }

    /** How logs and dead letters name it: by the host alone. */
    public String name() {
        return address.getHost();
    }

    @Override
    public String toString() {
        return "Receiver[" + name() + ", " + form.word() + "]";
    }
}
