package dev.countersign.flow;

import dev.countersign.flow.DeliverySource.Attempt;
import dev.countersign.flow.MissedDeliveries.Missed;
import dev.countersign.flow.Walks.Reach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds webhooks that GitHub sent and that were never kept: the App was down, slow, or lost its database. They are asked for
 * again a few times; what does not come even then is read.
 *
 * <p>An answer that was not good does not matter where the delivery was kept: it is kept before it is answered.
 */
public final class ReconcileDeliveries {

    /** GitHub keeps deliveries so long. */
    static final Duration KEPT_BY_GITHUB = Duration.ofDays(3);

    /** An attempt, which takes ten seconds at most, is listed when it has ended, by the time it began: below newer ones. */
    static final Duration OVERLAP = Duration.ofMinutes(1);

    /** Of a hundred attempts each: a hundred webhooks a second between two rounds. */
    static final int MOST_PAGES = 60;

    static final int MOST_ASKED = 50;

    /** What is more than that is read: it comes at once, and GitHub counts no write for it. */
    static final int MOST_READ = 200;

    static final int ATTEMPTS = 3;

    /** After so many attempts to ask or to read, something is wrong with it. */
    static final int GIVEN_UP = 8;

    private static final String WALK = "deliveries";
    private static final Duration SET_BACK = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final DeliverySource source;
    private final MissedDeliveries missed;
    private final Intake intake;
    private final Walks walks;
    private final Clock clock;

    /** Compares what this source tells with what is kept. */
    public ReconcileDeliveries(
            DeliverySource source, MissedDeliveries missed, Intake intake, Walks walks, Clock clock) {
        this.source = source;
        this.missed = missed;
        this.intake = intake;
        this.walks = walks;
        this.clock = clock;
    }

    /**
     * What one round did.
     *
     * @param found deliveries that were missed, and were not known to be
     * @param came of those found earlier, deliveries that came meanwhile
     * @param asked deliveries that were asked for again
     * @param read deliveries that did not come and were read instead
     * @param lost deliveries that cannot be had any more; all that is open in their repository is looked at
     */
    public record Done(int found, int came, int asked, int read, int lost) {

        /** Whether there was nothing to do. */
        public boolean isNothing() {
            return found + came + asked + read + lost == 0;
        }
    }

    /**
     * Does one round.
     *
     * @throws TryLater when GitHub cannot be asked at present; what was found by then is kept
     * @throws RuntimeException the first that nobody thought of, when all others were gone through
     */
    public Done round() {
        List<RuntimeException> broken = new ArrayList<>();
        int found = 0;
        try {
            found = look();
        } catch (TryLater | Refused | SubjectGone stopped) {
            throw stopped;
        } catch (RuntimeException e) {
            // What was found earlier does not wait until somebody can read the list.
            broken.add(e);
        }
        int came = missed.came();
        int asked = 0;
        int read = 0;
        int lost = 0;
        for (Missed one : missed.due(clock.instant(), MOST_ASKED + MOST_READ)) {
            try {
                if (asked < MOST_ASKED && one.asked() < ATTEMPTS && askAgain(one)) {
                    asked++;
                } else if (one.asked() < GIVEN_UP && read(one.attempt())) {
                    read++;
                } else {
                    giveUp(one.attempt());
                    lost++;
                }
            } catch (TryLater stopped) {
                // Others come first in the next round.
                missed.later(one.attempt().guid(), clock.instant().plus(SET_BACK));
                throw stopped;
            } catch (RuntimeException e) {
                missed.asked(one.attempt().guid(), clock.instant().plus(SET_BACK));
                broken.add(e);
            }
        }
        if (!broken.isEmpty()) {
            throw broken.get(0);
        }
        return new Done(found, came, asked, read, lost);
    }

    private int look() {
        Instant now = clock.instant();
        Instant oldest = now.minus(KEPT_BY_GITHUB);
        Reach reach = walks.reach(WALK).orElseGet(() -> new Reach("", oldest, now));
        Instant since = reach.since().isBefore(oldest) ? oldest : reach.since();
        Instant next = reach.place().isEmpty() ? since : reach.next();
        String place = reach.place();
        int found = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            DeliverySource.Page part = page(place);
            if (place.isEmpty() && !part.attempts().isEmpty()) {
                next = part.attempts().get(0).at().minus(OVERLAP);
            }
            List<Attempt> newer = part.attempts().stream()
                    .filter(attempt -> !attempt.at().isBefore(since))
                    .toList();
            found += compare(newer, now);
            place = newer.size() < part.attempts().size() ? "" : part.next();
            walks.keep(WALK, place.isEmpty() ? new Reach("", next, next) : new Reach(place, since, next));
            if (place.isEmpty()) {
                break;
            }
        }
        return found;
    }

    /** A place that GitHub does not know any more is as good as the beginning. */
    private DeliverySource.Page page(String place) {
        try {
            return source.page(place);
        } catch (Refused | SubjectGone stale) {
            if (place.isEmpty()) {
                throw stale;
            }
            return source.page("");
        }
    }

    private int compare(List<Attempt> attempts, Instant now) {
        Map<String, Attempt> newest = new LinkedHashMap<>();
        attempts.forEach(attempt -> newest.putIfAbsent(attempt.guid(), attempt));
        Set<String> unknown = missed.unknown(newest.keySet());
        newest.keySet().retainAll(unknown);
        return newest.isEmpty() ? 0 : missed.found(newest.values(), now);
    }

    private boolean askAgain(Missed one) {
        try {
            source.askAgain(one.attempt().id());
        } catch (Refused | SubjectGone never) {
            return false;
        }
        missed.asked(one.attempt().guid(), clock.instant().plus(PATIENCE.multipliedBy(1L << one.asked())));
        return true;
    }

    private boolean read(Attempt attempt) {
        try {
            boolean taken = intake.take(attempt, source.payload(attempt.id()));
            if (taken) {
                missed.done(attempt.guid());
            }
            return taken;
        } catch (Refused | SubjectGone never) {
            return false;
        }
    }

    private void giveUp(Attempt attempt) {
        intake.takeUnread(attempt);
        missed.done(attempt.guid());
    }
}
