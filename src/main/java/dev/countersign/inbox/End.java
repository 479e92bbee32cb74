package dev.countersign.inbox;

import dev.countersign.flow.Overtaken;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How a piece of work ended, other than by a failure that may pass. */
sealed interface End {

    /** It is done. */
    record Well() implements End {}

    /** It is done, and is to be done again although nothing may have happened. */
    record Until(Instant when) implements End {}

    /** What it was about is not there any more, or not for this App. */
    record Gone(String why) implements End {}

    /** GitHub will never take it: the same request would be refused again. */
    record GivenUp(String why) implements End {}

    /** Another worker has taken it over; whatever this one found is older. */
    record TakenOver() implements End {}

    /**
     * Does the work.
     *
     * @throws dev.countersign.flow.TryLater when it could not be done at present
     */
    static End of(Supplier<Optional<Instant>> work) {
        try {
            return work.get().<End>map(Until::new).orElseGet(Well::new);
        } catch (SubjectGone gone) {
            return new Gone(gone.getMessage());
        } catch (Refused refused) {
            return new GivenUp(refused.getMessage());
        } catch (Overtaken late) {
            return new TakenOver();
        }
    }

    /** When to look again although nothing has happened. */
    default Optional<Instant> again() {
        return this instanceof Until until ? Optional.of(until.when()) : Optional.empty();
    }

    /** Whether nothing is left of it to be looked after. */
    default boolean settled() {
        return !(this instanceof GivenUp);
    }
}
