package dev.countersign.web.setup;

import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How one step of set-up stands.
 *
 * @param state {@code done}, {@code to-do}, {@code broken}, {@code unknown}, or {@code looking} while GitHub is being asked
 * @param said how it is and what to do, in words
 */
public record Step(String state, String said) {

    private static final Logger LOG = Logger.getLogger(Step.class);

    static Step done(String said) {
        return new Step("done", said);
    }

    static Step toDo(String said) {
        return new Step("to-do", said);
    }

    static Step broken(String said) {
        return new Step("broken", said);
    }

    static Step unknown(String said) {
        return new Step("unknown", said);
    }

    /**
     * What was answered, or why there is no answer.
     *
     * @param why empty when nothing was asked yet
     */
    public record Asked<T>(Optional<T> answer, String why) {

        /** Nothing was asked yet. */
        static <T> Asked<T> notYet() {
            return new Asked<>(Optional.empty(), "");
        }

        /** Whether it was. */
        boolean asked() {
            return answer.isPresent() || !why.isEmpty();
        }

        /** How a step stands that there is no answer about. */
        Step untold() {
            return untold("");
        }

        /** The same, with something to know about it. */
        Step untold(String besides) {
            return asked()
                    ? unknown("GitHub does not tell: " + why + "." + besides)
                    : new Step("looking", "GitHub is being asked.");
        }
    }

    /** Asks GitHub; what it does not answer is told and not thrown. */
    static <T> Asked<T> ask(Supplier<T> question) {
        try {
            return new Asked<>(Optional.of(question.get()), "");
        } catch (TryLater | Refused | SubjectGone untold) {
            return new Asked<>(Optional.empty(), untold.getMessage());
        } catch (RuntimeException broken) {
            // Nobody waits for the answer, so that nobody else would hear of it.
            LOG.error("A question of set-up went wrong", broken);
            return new Asked<>(Optional.empty(), "the App failed when it asked, and its log tells why");
        }
    }
}
