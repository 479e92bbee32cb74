import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/**
 * One webhook to come: it happens at the stand-in first, then it is told.
 *
 * @param name GitHub's name of the event
 * @param happens makes it so, and answers the body
 */
record Event(String name, Supplier<Buffer> happens) {

    /** What it says is known before, so that many can be sent at once. */
    static Event opened(Pull pull) {
        Buffer body = Webhooks.moved(pull, "opened");
        return new Event("pull_request", () -> {
            pull.due(System.nanoTime());
            return body;
        });
    }

    static Event pushed(Pull pull) {
        return new Event("pull_request", () -> {
            pull.push(System.nanoTime());
            return Webhooks.moved(pull, "synchronize");
        });
    }

    static Event signed(Pull pull) {
        return new Event("pull_request_review", () -> {
            pull.sign(System.nanoTime());
            return Webhooks.reviewed(pull);
        });
    }

    static Event commented(Pull pull, long id) {
        return new Event("issue_comment", () -> Webhooks.commented(pull, id, "Interesting, I shall have a look at it."));
    }

    static Event commanded(Pull pull, long id) {
        return new Event("issue_comment", () -> Webhooks.commented(pull, id, "/recheck"));
    }

    static Event labelled(Pull pull) {
        return new Event("pull_request", () -> Webhooks.moved(pull, "labeled"));
    }

    static Event checked(Pull pull) {
        return new Event("check_run", () -> Webhooks.checked(pull));
    }

    static Event starred(Pull pull) {
        return new Event("star", () -> Webhooks.starred(pull));
    }
}
