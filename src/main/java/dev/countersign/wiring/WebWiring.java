package dev.countersign.wiring;

import dev.countersign.flow.Archive;
import dev.countersign.flow.Assess;
import dev.countersign.flow.CatalogSource;
import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicySheetSource;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicySource;
import dev.countersign.flow.PolicyTests;
import dev.countersign.flow.PolicyTrial;
import dev.countersign.flow.Replay;
import dev.countersign.flow.WhatIf;
import dev.countersign.inbox.Replicas;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.store.JdbcAnnals;
import dev.countersign.store.JdbcFigures;
import dev.countersign.store.JdbcMachinery;
import dev.countersign.store.JdbcReplicas;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.access.Premises;
import dev.countersign.web.history.Past;
import dev.countersign.web.operations.Overseer;
import dev.countersign.web.overview.Figures;
import dev.countersign.web.policy.PolicyDesk;
import dev.countersign.web.pull.Suppositions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that pages are made from. */
@ApplicationScoped
public class WebWiring {

    /** Where GitHub shows things, by where its API is. */
    @Produces
    @Singleton
    GitHubWeb github(
            @ConfigProperty(name = "quarkus.github-app.instance-endpoint") Optional<String> instance,
            @ConfigProperty(name = "quarkus.github-app.rest-api-endpoint") Optional<String> rest) {
        return GitHubWeb.of(rest.or(() -> instance).orElse(""));
    }

    /** The processes that run the App. */
    @Produces
    @Singleton
    Replicas replicas(DataSource database) {
        return new JdbcReplicas(database::getConnection);
    }

    /** What looks at how the App runs. */
    @Produces
    @Singleton
    Overseer overseer(DataSource database, DeadLetters letters, Clock clock) {
        return new Overseer(new JdbcMachinery(database::getConnection), letters, clock);
    }

    /** Figures about many pull requests. */
    @Produces
    @Singleton
    Figures figures(DataSource database) {
        return new JdbcFigures(database::getConnection);
    }

    /** What happened. */
    @Produces
    @Singleton
    Past past(DataSource database) {
        return new Past(new JdbcAnnals(database::getConnection));
    }

    /** What judges suppositions. */
    @Produces
    @Singleton
    Suppositions suppositions(PolicyReader reader, Assess assess, Clock clock) {
        return new Suppositions(new WhatIf(reader, assess), clock);
    }

    /** What tells policies and tries others; what it reads is kept nowhere. */
    @Produces
    @Singleton
    PolicyDesk policies(
            PolicySheetSource source,
            PolicyReader reader,
            PolicyShelf shelf,
            PolicySource bases,
            CatalogSource catalogs,
            Assess assess,
            Archive archive,
            Premises premises,
            Clock clock) {
        Policies policies = new Policies(reader, shelf.forLooking(), bases, catalogs);
        return new PolicyDesk(
                source,
                policies,
                new PolicyTrial(policies, new PolicyTests(assess), new Replay(assess), archive, clock),
                premises);
    }
}
