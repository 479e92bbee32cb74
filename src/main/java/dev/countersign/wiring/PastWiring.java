package dev.countersign.wiring;

import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.Backfill;
import dev.countersign.flow.Books;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.Footing;
import dev.countersign.flow.PastSource;
import dev.countersign.flow.Precedents;
import dev.countersign.flow.Yardstick;
import dev.countersign.inbox.PastQueue;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.store.JdbcChronicle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes the parts that know the past of repositories. */
@ApplicationScoped
public class PastWiring {

    /** About 100 MB of books; a change costs half a kilobyte. */
    private static final int MOST_CHANGES = 200_000;

    /** The chronicle on the App's database. */
    @Produces
    @Singleton
    Chronicle chronicle(DataSource database) {
        return new JdbcChronicle(database::getConnection);
    }

    /** What reads the past from GitHub. */
    @Produces
    @Singleton
    Backfill backfill(PastSource source, Chronicle chronicle, Clock clock) {
        return new Backfill(source, chronicle, new Footing(chronicle, yardstick()), clock);
    }

    /** What tells evaluations the past. */
    @Produces
    @Singleton
    Precedents precedents(Chronicle chronicle, PastQueue queue) {
        return new Precedents(chronicle, new Books(chronicle, yardstick(), MOST_CHANGES), queue);
    }

    private static Yardstick yardstick() {
        return new Yardstick(new RiskModel(BuiltInWeights.read()));
    }
}
