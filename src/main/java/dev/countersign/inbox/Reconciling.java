package dev.countersign.inbox;

import dev.countersign.flow.AuditRules;
import dev.countersign.flow.EnforcementBook;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.ReconcileDeliveries;
import dev.countersign.flow.ReconcilePulls;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Compares what should be true with what is, and tells the log and the metrics what came of it. */
@Singleton
public final class Reconciling {

    private static final Logger LOG = Logger.getLogger(Reconciling.class);
    private static final String MISSED = "countersign.deliveries.missed";
    private static final String COMPARED = "countersign.pull-requests.compared";
    private static final String ENFORCEMENT = "countersign.enforcement";
    private static final List<String> WORDS = List.of("enforced", "unpinned", "not-required", "unknown");

    private final ReconcileDeliveries deliveries;
    private final ReconcilePulls pulls;
    private final AuditRules audit;
    private final MeterRegistry meters;

    /** Does this work; the book is asked how many branches are held. */
    public Reconciling(
            ReconcileDeliveries deliveries,
            ReconcilePulls pulls,
            AuditRules audit,
            EnforcementBook book,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.pulls = pulls;
        this.audit = audit;
        this.meters = meters;
        WORDS.forEach(word -> Gauge.builder(ENFORCEMENT, () -> book.count(word))
                .tag("state", word)
                .description("governed branches by whether merges are held for our check")
                .register(meters));
    }

    void deliveries() {
        ReconcileDeliveries.Done done = deliveries.round();
        count(MISSED, "found", done.found());
        count(MISSED, "came", done.came());
        count(MISSED, "asked", done.asked());
        count(MISSED, "read", done.read());
        count(MISSED, "lost", done.lost());
        if (!done.isNothing()) {
            LOG.infof(
                    "webhook deliveries: %d found that never came, %d came meanwhile, %d asked for again, %d read, %d lost",
                    done.found(), done.came(), done.asked(), done.read(), done.lost());
        }
    }

    void pulls() {
        ReconcilePulls.Done done = pulls.round();
        count(COMPARED, "seen", done.seen());
        count(COMPARED, "missed", done.stirred());
        count(COMPARED, "check", done.checks());
        count(COMPARED, "comment", done.comments());
        done.passed().forEach(why -> LOG.infof("open pull requests of installation %s", why));
        if (done.stirred() + done.checks() + done.comments() > 0) {
            LOG.infof(
                    "open pull requests: of %d, %d are looked at that were missed, %d checks and %d comments are written again",
                    done.seen(), done.stirred(), done.checks(), done.comments());
        }
    }

    void audit() {
        AuditRules.Done done = audit.round();
        done.loud()
                .forEach(one -> LOG.warnf(
                        "%s of %s: merges are not held for the check countersign: %s; see `countersign enforce`",
                        one.governed().branch(), one.governed().project().ref(), words(one)));
        done.changed().stream()
                .filter(one -> !done.loud().contains(one))
                .forEach(one -> LOG.infof(
                        "%s of %s: %s",
                        one.governed().branch(), one.governed().project().ref(), words(one)));
        done.later().forEach(why -> LOG.infof("the rules of %s; they are looked at again in an hour", why));
        done.untold().forEach(why -> LOG.warnf("no issue on the rules could be written for %s", why));
    }

    private static String words(Finding one) {
        return one.word()
                + (one.detail().isEmpty() ? "" : ", " + one.detail())
                + (one.bypass().isEmpty() ? "" : ", passed by: " + one.bypass());
    }

    private void count(String meter, String what, int many) {
        meters.counter(meter, "what", what).increment(many);
    }
}
