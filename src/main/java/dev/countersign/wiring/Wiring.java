package dev.countersign.wiring;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.Assess;
import dev.countersign.flow.ChangeSource;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.CheckSource;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Evaluate;
import dev.countersign.flow.Ledger;
import dev.countersign.flow.PeopleSource;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.Precedents;
import dev.countersign.flow.Publications;
import dev.countersign.flow.Reactions;
import dev.countersign.outbox.Outbox;
import dev.countersign.outbox.Pages;
import dev.countersign.outbox.Shelf;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.text.Templates;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the App's parts. */
@ApplicationScoped
public class Wiring {

    /** The clock of the machine. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Where our pages are, by the address that people reach the App at. */
    @Produces
    @Singleton
    Pages pages(
            @ConfigProperty(name = "countersign.public-url") Optional<String> address,
            @ConfigProperty(name = "quarkus.github-app.webhook-secret") String secret) {
        String own = address.orElse("");
        return new Pages(own.endsWith("/") ? own.substring(0, own.length() - 1) : own, secret);
    }

    /** The straight path. */
    @Produces
    @Singleton
    Evaluate evaluate(
            ChangeSource changes,
            PeopleSource people,
            CheckSource checks,
            CheckRuns runs,
            Comments comments,
            Ledger ledger,
            Shelf shelf,
            PolicyShelf policies,
            Precedents precedents,
            Pages pages,
            Engine engine,
            Clock clock) {
        Catalogue catalogue = Catalogues.builtIn();
        return new Evaluate(
                changes,
                people,
                checks,
                new Policies(new PolicyReader(new LinkedHashSet<>(catalogue.ids())), policies),
                new Assess(catalogue, new RiskModel(BuiltInWeights.read())),
                ledger,
                new Publications(new Templates(engine)),
                new Outbox(runs, comments, shelf, pages),
                new Reactions(comments, ledger),
                precedents,
                pages::of,
                clock);
    }
}
