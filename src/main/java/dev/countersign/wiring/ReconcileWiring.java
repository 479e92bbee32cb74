package dev.countersign.wiring;

import dev.countersign.flow.AuditRules;
import dev.countersign.flow.ComparePulls;
import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.EnforcementBook;
import dev.countersign.flow.Heads;
import dev.countersign.flow.Intake;
import dev.countersign.flow.Issues;
import dev.countersign.flow.OpenPulls;
import dev.countersign.flow.Publications;
import dev.countersign.flow.PullBook;
import dev.countersign.flow.ReconcileDeliveries;
import dev.countersign.flow.ReconcilePulls;
import dev.countersign.flow.Rules;
import dev.countersign.flow.TellEnforcement;
import dev.countersign.flow.Walks;
import dev.countersign.inbox.Appointments;
import dev.countersign.store.JdbcAppointments;
import dev.countersign.store.JdbcEnforcement;
import dev.countersign.store.JdbcMissedDeliveries;
import dev.countersign.store.JdbcNotices;
import dev.countersign.store.JdbcWalks;
import dev.countersign.text.Templates;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that compare what should be true with what is. */
@ApplicationScoped
public class ReconcileWiring {

    /** What waits for a moment. */
    @Produces
    @Singleton
    Appointments appointments(DataSource database) {
        return new JdbcAppointments(database::getConnection);
    }

    /** How far walks along GitHub's lists have come. */
    @Produces
    @Singleton
    Walks walks(DataSource database) {
        return new JdbcWalks(database::getConnection);
    }

    /** What compares open pull requests with what is kept. */
    @Produces
    @Singleton
    ReconcilePulls pulls(OpenPulls github, PullBook book, Heads heads, Walks walks, Engine engine, Clock clock) {
        return new ReconcilePulls(
                github,
                book,
                new ComparePulls(github, book, heads, new Publications(new Templates(engine))),
                walks,
                clock);
    }

    /** What is kept of whether branches are held for our check. */
    @Produces
    @Singleton
    EnforcementBook enforcement(DataSource database, JdbcNotices notices) {
        return new JdbcEnforcement(database::getConnection, notices);
    }

    /** What finds out whether branches are held for our check. */
    @Produces
    @Singleton
    AuditRules audit(
            Rules rules,
            EnforcementBook book,
            Issues issues,
            Engine engine,
            Clock clock,
            @ConfigProperty(name = "countersign.audit.every", defaultValue = "PT24H") Duration every,
            @ConfigProperty(name = "countersign.audit.issue", defaultValue = "false") boolean issue) {
        return new AuditRules(
                rules, book, new TellEnforcement(issues, book, new Templates(engine), issue), every, clock);
    }

    /** What finds deliveries that never came. */
    @Produces
    @Singleton
    ReconcileDeliveries deliveries(
            DeliverySource source, Intake intake, Walks walks, DataSource database, Clock clock) {
        return new ReconcileDeliveries(source, new JdbcMissedDeliveries(database::getConnection), intake, walks, clock);
    }
}
