package dev.countersign.wiring;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import dev.countersign.budget.Gate;
import dev.countersign.budget.Limits;
import dev.countersign.flow.DeadLetters;
import dev.countersign.store.JdbcAccounts;
import dev.countersign.store.JdbcDeadLetters;
import dev.countersign.store.TurnsByInstallation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what keeps GitHub's limits, and what looks after work that was given up. */
@ApplicationScoped
public class BudgetWiring {

    /** The work that was given up. */
    @Produces
    @Singleton
    DeadLetters deadLetters(DataSource database, Clock clock) {
        return new JdbcDeadLetters(database::getConnection, clock);
    }

    /** In which order due work is taken up. */
    @Produces
    @Singleton
    JdbcCustomization turns() {
        return new TurnsByInstallation();
    }

    /** The gate that every request passes; its replica is known by a name made up at the start. */
    @Produces
    @Singleton
    Gate gate(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "countersign.github.limits.kept", defaultValue = "true") boolean kept,
            @ConfigProperty(name = "countersign.github.limits.concurrent", defaultValue = "100") int concurrent,
            @ConfigProperty(name = "countersign.github.limits.rest", defaultValue = "900") int rest,
            @ConfigProperty(name = "countersign.github.limits.graphql", defaultValue = "2000") int graph,
            @ConfigProperty(name = "countersign.github.limits.content", defaultValue = "80") int content,
            @ConfigProperty(name = "countersign.github.limits.content-hourly", defaultValue = "500") int hourly,
            @ConfigProperty(name = "countersign.github.limits.reserve", defaultValue = "20") int reserve) {
        Limits limits = kept
                ? new Limits(concurrent, rest, graph, content, hourly, reserve)
                : new Limits(0, 0, 0, 0, 0, reserve);
        return new Gate(
                new JdbcAccounts(database::getConnection, clock),
                limits,
                UUID.randomUUID().toString(),
                clock);
    }
}
