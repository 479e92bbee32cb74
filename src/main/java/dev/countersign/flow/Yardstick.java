package dev.countersign.flow;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.Landscape;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.RiskModel;

/** Weighs changes of the past by what was known before them. Immutable. */
public final class Yardstick {

    private final RiskModel model;

    /** Weighs by this model. */
    public Yardstick(RiskModel model) {
        this.model = model;
    }

    /** Names the table of weights. */
    public String weights() {
        return model.version();
    }

    /** How likely a change was to go wrong; the book has learned what came before it. */
    public Likelihood likelihood(HistoryBook book, PastChange change) {
        return model.assess(
                        change.files(),
                        new Completeness.Complete(),
                        book.of(change.files(), change.author(), change.at()),
                        Landscape.of(),
                        // Likelihoods depend on no areas, and levels are not asked for here: nothing but low is
                        // searched least.
                        101,
                        101,
                        101)
                .likelihood();
    }

    double rollback(HistoryBook book, PastChange change) {
        return likelihood(book, change).rollback().probability();
    }
}
