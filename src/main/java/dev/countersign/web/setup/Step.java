package dev.countersign.web.setup;

import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How one step of set-up stands.
 *
 * @param state {@code done}, {@code to-do}, {@code broken} or {@code unknown}
 * @param said how it is and what to do, in words
 */
public record Step(String state, String said) {

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

    /** What was answered, or why there is no answer. */
    public record Asked<T>(Optional<T> answer, String why) {}

    /** Asks GitHub; what it does not answer is told and not thrown. */
    static <T> Asked<T> ask(Supplier<T> question) {
        try {
            return new Asked<>(Optional.of(question.get()), "");
        } catch (TryLater | Refused | SubjectGone untold) {
            return new Asked<>(Optional.empty(), untold.getMessage());
        }
    }
}
