package dev.countersign.outbox;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Subject;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Publishes one check run by content: that it is about to be created is kept before it is. Immutable. */
final class CheckOutbox {

    private final CheckRuns checks;
    private final Pages pages;

    CheckOutbox(CheckRuns checks, Pages pages) {
        this.checks = checks;
        this.pages = pages;
    }

    /**
     * Makes GitHub show it; does nothing where it already does.
     *
     * @param external our own name for the check run
     * @param before what GitHub shows as far as we know
     * @param keep takes what it shows then; called before a check run is created, and after any request
     */
    void publish(Subject asking, CheckReport report, String external, ShownCheck before, Consumer<ShownCheck> keep) {
        String page = pages.of(asking);
        String digest = Sha256.of(report + "\0" + external + "\0" + page);
        if (before.id() != 0 && before.digest().equals(digest)) {
            return;
        }
        boolean passes = report.state() == CheckReport.State.SUCCESS || report.state() == CheckReport.State.NEUTRAL;
        OptionalLong id = before.id() != 0
                ? OptionalLong.of(before.id())
                : before.attempted() ? checks.find(asking, report.name(), report.head()) : OptionalLong.empty();
        if (id.isPresent()) {
            checks.update(asking, id.getAsLong(), report, external, page);
            keep.accept(new ShownCheck(id.getAsLong(), digest, passes, false));
        } else {
            keep.accept(new ShownCheck(0, "", false, true));
            keep.accept(new ShownCheck(checks.create(asking, report, external, page), digest, passes, false));
        }
    }
}
