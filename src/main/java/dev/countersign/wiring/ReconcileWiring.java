package dev.countersign.wiring;

import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.Intake;
import dev.countersign.flow.ReconcileDeliveries;
import dev.countersign.flow.Walks;
import dev.countersign.store.JdbcMissedDeliveries;
import dev.countersign.store.JdbcWalks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes the parts that compare what should be true with what is. */
@ApplicationScoped
public class ReconcileWiring {

    /** How far walks along GitHub's lists have come. */
    @Produces
    @Singleton
    Walks walks(DataSource database) {
        return new JdbcWalks(database::getConnection);
    }

    /** What finds deliveries that never came. */
    @Produces
    @Singleton
    ReconcileDeliveries deliveries(
            DeliverySource source, Intake intake, Walks walks, DataSource database, Clock clock) {
        return new ReconcileDeliveries(source, new JdbcMissedDeliveries(database::getConnection), intake, walks, clock);
    }
}
