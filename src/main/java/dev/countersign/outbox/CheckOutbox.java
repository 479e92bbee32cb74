package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Publishes one check run by content: that it is about to be created is kept before it is. Of two that came into being, the
 * newest is the one that counts at GitHub, and is the one that is kept and written. Immutable.
 */
final class CheckOutbox {

    /** What a digest begins with as long as GitHub may still do what it did not answer in time, over what was written since. */
    private static final String LATE = "?";

    private final CheckRuns checks;
    private final Pages pages;

    CheckOutbox(CheckRuns checks, Pages pages) {
        this.checks = checks;
        this.pages = pages;
    }

    /**
     * What is to be written.
     *
     * @param external our own name for the check run
     * @param digest of all of it
     */
    private record Wanted(Subject asking, CheckReport report, String external, String page, String digest) {

        ShownCheck shownAs(long id) {
            boolean passes = report.state() == CheckReport.State.SUCCESS || report.state() == CheckReport.State.NEUTRAL;
            return new ShownCheck(id, digest, passes, false);
        }
    }

    /**
     * Makes GitHub show it; does nothing where it already does.
     *
     * @param external our own name for the check run
     * @param place where it is kept
     * @return whether it has to be written once more a while later, because an earlier write may still be under way
     */
    boolean publish(Subject asking, CheckReport report, String external, Place<ShownCheck> place) {
        String page = pages.of(asking);
        String digest = Sha256.of(report + "\0" + external + "\0" + page);
        ShownCheck before = place.shown();
        if (before.id() != 0 && before.digest().equals(digest)) {
            return false;
        }
        Wanted wanted = new Wanted(asking, report, external, page, digest);
        OptionalLong id = before.attempted()
                ? found(wanted, place)
                : before.id() != 0 ? OptionalLong.of(before.id()) : OptionalLong.empty();
        if (id.isEmpty() || !update(wanted, id.getAsLong(), place)) {
            create(wanted, before.attempted(), place);
        }
        boolean late = before.digest().startsWith(LATE) && !before.digest().equals(LATE + digest);
        if (late) {
            place.keep(new ShownCheck(place.shown().id(), LATE + digest, true, true));
        }
        return late;
    }

    private static <R> R sending(long id, Place<ShownCheck> place, Supplier<R> work) {
        try {
            return place.sending(work);
        } catch (TryLater lost) {
            if (lost.isUnanswered()) {
                place.keep(new ShownCheck(id, LATE, true, true));
            }
            throw lost;
        }
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
        place.keep(new ShownCheck(id, "", true, false));
        return sending(id, place, () -> {
            boolean there = checks.update(wanted.asking(), id, wanted.report(), wanted.external(), wanted.page());
            if (there) {
                place.keep(wanted.shownAs(id));
            }
            return there;
        });
    }

    private void create(Wanted wanted, boolean doubtful, Place<ShownCheck> place) {
        place.keep(new ShownCheck(0, "", false, true));
        long made = sending(0, place, () -> {
            long id = checks.create(wanted.asking(), wanted.report(), wanted.external(), wanted.page());
            place.keep(wanted.shownAs(id));
            return id;
        });
        if (doubtful) {
            // The answer to an earlier one got lost, which may have come into being only now.
            found(wanted, place).ifPresent(newest -> {
                if (newest != made) {
                    update(wanted, newest, place);
                }
            });
        }
    }
}
