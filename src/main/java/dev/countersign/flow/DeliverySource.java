package dev.countersign.flow;

import java.time.Instant;
import java.util.List;

/**
 * Port: what GitHub tells of the webhooks it sent to this App. Throws as {@link CheckRuns} does. Safe for use by many threads.
 */
public interface DeliverySource {

    /**
     * One attempt to deliver.
     *
     * @param id GitHub's number of the attempt
     * @param guid the id that all attempts of one delivery share
     * @param at when it was made
     * @param event the event's name
     * @param action its action; empty for none
     * @param installation the installation it was for; 0 for none
     * @param repositoryId the repository it was about; 0 for none
     */
    record Attempt(
            long id, String guid, Instant at, String event, String action, long installation, long repositoryId) {}

    /**
     * A part of the list.
     *
     * @param attempts newest first
     * @param next where the next, older part begins; empty when there is none
     */
    record Page(List<Attempt> attempts, String next) {

        /** Copies the list. */
        public Page {
            attempts = List.copyOf(attempts);
        }
    }

    /** A part of the list; the newest where no place is given. */
    Page page(String place);

    /** Asks GitHub to deliver once more, under the same id. */
    void askAgain(long attempt);

    /** The body that was to be delivered, as JSON. */
    String payload(long attempt);
}
