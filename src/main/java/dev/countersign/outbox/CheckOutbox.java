package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Subject;
import java.util.OptionalLong;

/**
 * Publishes one check run by content: that it is about to be created is kept before it is. Of two that came into being, the
 * newest is the one that counts at GitHub, and is the one that is kept and written. Immutable.
 */
final class CheckOutbox {

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
     */
    void publish(Subject asking, CheckReport report, String external, Place<ShownCheck> place) {
        String page = pages.of(asking);
        String digest = Sha256.of(report + "\0" + external + "\0" + page);
        ShownCheck before = place.shown();
        if (before.id() != 0 && before.digest().equals(digest)) {
            return;
        }
        Wanted wanted = new Wanted(asking, report, external, page, digest);
        OptionalLong id = before.id() != 0
                ? OptionalLong.of(before.id())
                : before.attempted() ? found(wanted, place) : OptionalLong.empty();
        if (id.isEmpty() || !update(wanted, id.getAsLong(), place)) {
            create(wanted, before.attempted(), place);
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
        return place.sending(() -> {
            boolean there = checks.update(wanted.asking(), id, wanted.report(), wanted.external(), wanted.page());
            if (there) {
                place.keep(wanted.shownAs(id));
            }
            return there;
        });
    }

    private void create(Wanted wanted, boolean doubtful, Place<ShownCheck> place) {
        place.keep(new ShownCheck(0, "", false, true));
        long made = place.sending(() -> {
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
