package dev.countersign.flow;

import java.time.Instant;
import java.util.List;

/** Port: where GitHub sends this App's webhooks, and how that went. Throws as {@link CheckRuns} does. Safe for use by many threads. */
public interface HookSource {

    /**
     * One attempt to deliver a webhook.
     *
     * @param id GitHub's number of the attempt
     * @param guid the id that all attempts of one delivery share
     * @param at when it was made
     * @param installation the installation it was for; 0 for none
     * @param status what was answered, as HTTP numbers it
     * @param said GitHub's word for it
     */
    record Sent(long id, String guid, Instant at, String event, long installation, int status, String said) {

        /** Whether it was acknowledged. */
        public boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    /** Where GitHub sends them; empty when it sends none. */
    String address();

    /** The latest attempts, the newest first. */
    List<Sent> latest();
}
