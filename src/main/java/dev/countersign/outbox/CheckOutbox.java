package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Publishes one check run by content: that it is about to be created is kept before it is. Of two that came into being, the
 * newest is the one that counts at GitHub, and is the one that is kept and written. Immutable.
 */
final class CheckOutbox {

    private final CheckRuns checks;
    private final Pages pages;
    private final Clock clock;

    CheckOutbox(CheckRuns checks, Pages pages, Clock clock) {
        this.checks = checks;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param external our own name for the check run
     * @param before what was written before
     * @param after what will be when it is written
     */
    private record Wanted(
            Subject asking, CheckReport report, String external, String page, Written before, Written after) {

        ShownCheck shownAs(long id) {
            boolean passes = report.state() == CheckReport.State.SUCCESS || report.state() == CheckReport.State.NEUTRAL;
            // What comes late may let a merge through.
            return new ShownCheck(id, after.kept(), passes || after.isDoubtful(), false);
        }
    }

    /**
     * Makes GitHub show it; does nothing where it already does.
     *
     * @param external our own name for the check run
     * @param place where it is kept
     * @return when it has to be written once more, because an earlier write may still be under way
     */
    Optional<Instant> publish(Subject asking, CheckReport report, String external, Place<ShownCheck> place) {
        String page = pages.of(asking);
        String digest = Sha256.of(report + "\0" + external + "\0" + page);
        ShownCheck before = place.claimed();
        Written written = Written.of(before.digest());
        Instant now = clock.instant();
        if (before.id() != 0 && written.shows(digest, now)) {
            return written.again();
        }
        Wanted wanted = new Wanted(asking, report, external, page, written, written.by(digest, now));
        boolean doubtful = before.attempted() || written.isDoubtful();
        if (before.equals(ShownCheck.NOTHING)) {
            // That one is about to be created is kept already.
            create(wanted, place);
            return wanted.after().again();
        }
        OptionalLong id = doubtful
                ? found(wanted, place)
                : before.id() != 0 ? OptionalLong.of(before.id()) : OptionalLong.empty();
        if (id.isEmpty() || !update(wanted, id.getAsLong(), place)) {
            ShownCheck attempted = new ShownCheck(
                    0, written.unknown().kept(), written.unknown().isDoubtful(), true);
            place.keep(attempted);
            settle(wanted, create(wanted, place), doubtful, place);
        }
        return wanted.after().again();
    }

    private static ShownCheck unanswered(long id) {
        return new ShownCheck(id, Written.UNANSWERED.kept(), true, true);
    }

    private OptionalLong found(Wanted wanted, Place<ShownCheck> place) {
        OptionalLong newest = checks.find(
                wanted.asking(), wanted.report().name(), wanted.report().head());
        // GitHub took its time.
        place.shown();
        return newest;
    }

    private boolean update(Wanted wanted, long id, Place<ShownCheck> place) {
        // As long as there is no answer, nobody knows what it shows, and whether that lets a merge through.
        place.keep(new ShownCheck(id, wanted.before().unknown().kept(), true, false));
        return place.sending(unanswered(id), () -> {
            boolean there = checks.update(wanted.asking(), id, wanted.report(), wanted.external(), wanted.page());
            if (there) {
                place.keep(wanted.shownAs(id));
            }
            return there;
        });
    }

    private long create(Wanted wanted, Place<ShownCheck> place) {
        return place.sending(unanswered(0), () -> {
            long id = checks.create(wanted.asking(), wanted.report(), wanted.external(), wanted.page());
            place.keep(wanted.shownAs(id));
            return id;
        });
    }

    /** Where the answer to an earlier one got lost, that may have come into being only now. */
    private void settle(Wanted wanted, long made, boolean doubtful, Place<ShownCheck> place) {
        if (doubtful) {
            found(wanted, place).ifPresent(newest -> {
                if (newest != made) {
                    update(wanted, newest, place);
                }
            });
        }
    }
}
