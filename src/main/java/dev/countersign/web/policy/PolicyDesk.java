package dev.countersign.web.policy;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.Comparison;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.flow.PolicySheetSource;
import dev.countersign.flow.PolicySheets;
import dev.countersign.flow.PolicyTrial;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.web.access.Premises;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells which policy holds in a place, and tries another text there. Safe for use by many threads. */
public final class PolicyDesk {

    /** Each holds some megabytes and a processor for a second or so; webhooks need both. */
    private static final int AT_A_TIME = 2;

    /** When to try again, in seconds. */
    private static final long SOON = 30;

    private final PolicySheetSource source;
    private final Policies policies;
    private final PolicyTrial trial;
    private final Premises premises;
    private final Semaphore replays = new Semaphore(AT_A_TIME);

    /** Reads from this source; policies and trial keep nothing. */
    public PolicyDesk(PolicySheetSource source, Policies policies, PolicyTrial trial, Premises premises) {
        this.source = source;
        this.policies = policies;
        this.trial = trial;
        this.premises = premises;
    }

    /**
     * A place as it was found.
     *
     * @param subject whom it is read for
     * @param sheets the files
     */
    public record Place(Subject subject, PolicySheets sheets) {}

    /** What came of a text. */
    public sealed interface Tried {

        /** It was read, and not replayed. */
        record Read(PolicyTrial.Result result) implements Tried {}

        /** It was read, and past evaluations were judged by it. */
        record Replayed(PolicyTrial.Result.Read result, Comparison comparison) implements Tried {}

        /** So many are being replayed that this one was not. */
        record Busy(PolicyTrial.Result result) implements Tried {}
    }

    /** A repository; empty where the App has not met it. */
    public Optional<Place> repository(RepositoryRef name) {
        return premises.find(name).map(found -> place(found.installation(), found.repositoryId(), found.name()));
    }

    /** An organisation, by the repository that says what is true of all; empty where the App is not installed. */
    public Optional<Place> organisation(String name) {
        return premises.installation(name)
                .map(installation -> place(installation, 0, PolicySheets.organisations(name)));
    }

    private Place place(long installation, long repositoryId, RepositoryRef name) {
        PolicySheets sheets = source.read(installation, repositoryId, name);
        return new Place(new Subject(installation, repositoryId, new PullRequestRef(sheets.repository(), 1)), sheets);
    }

    /**
     * What holds there.
     *
     * @throws ServiceUnavailableException when that takes a file that GitHub may not be asked for at present
     */
    public PolicyInForce inForce(Place place) {
        return asked(() -> policies.inForce(place.subject(), place.sheets()));
    }

    /** Webhooks go first: while they want all of GitHub's budget, people have to wait. */
    private static <T> T asked(Supplier<T> work) {
        try {
            return Errand.inBackground("page").go(work);
        } catch (TryLater | SubjectGone | Refused silent) {
            throw new ServiceUnavailableException(SOON, silent);
        }
    }

    /**
     * Tries a text as the place's policy file.
     *
     * @param replay whether past evaluations are judged by it, if it is a policy
     * @param shown whether a repository's files may be told to those who ask
     * @throws ServiceUnavailableException as {@link #inForce} does
     */
    public Tried attempt(Place place, String text, boolean replay, Predicate<RepositoryRef> shown) {
        PolicyTrial.Result result = asked(() -> trial.read(place.subject(), place.sheets(), text, shown));
        if (!replay || !(result instanceof PolicyTrial.Result.Read read)) {
            return new Tried.Read(result);
        }
        if (!replays.tryAcquire()) {
            return new Tried.Busy(result);
        }
        try {
            return new Tried.Replayed(read, trial.replay(place.sheets(), read));
        } finally {
            replays.release();
        }
    }
}
