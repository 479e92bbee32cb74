package dev.countersign.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what is to be sent, and what was. Safe for use by many threads. */
public interface NoticeShelf {

    /**
     * Something to be sent to one receiver.
     *
     * @param id its number here
     * @param receiver the receiver's id
     * @param notice the notice's own id, the same whenever it is sent
     * @param body what is sent
     */
    record Message(long id, String receiver, String notice, String body) {}

    /**
     * What came of a round of reminders.
     *
     * @param told of how many pull requests notices were made
     * @param untold of which none could be made, each with why
     */
    record Reminded(int told, List<String> untold) {

        /** Copies the list. */
        public Reminded {
            untold = List.copyOf(untold);
        }
    }

    /** What is to be sent under that number; empty where it was sent, or is not there any more. */
    Optional<Message> waiting(long id);

    /** Keeps that it was sent, or that nobody wants it any more. */
    void done(long id, Instant now);

    /**
     * Makes notices of pull requests that wait for longer than they should, each once. One of which none can be made keeps no
     * others from it.
     *
     * @param now the present moment
     */
    Reminded remind(Instant now);

    /** Forgets what was sent before that moment. */
    int drop(Instant before);
}
