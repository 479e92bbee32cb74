package dev.countersign.wiring;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.AfterMerge;
import dev.countersign.flow.Archive;
import dev.countersign.flow.Assess;
import dev.countersign.flow.CatalogSource;
import dev.countersign.flow.ChangeSource;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.CheckSource;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Evaluate;
import dev.countersign.flow.FileTexts;
import dev.countersign.flow.Heads;
import dev.countersign.flow.Invite;
import dev.countersign.flow.Ledger;
import dev.countersign.flow.Looks;
import dev.countersign.flow.MergeQueue;
import dev.countersign.flow.PeopleSource;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyCheck;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicySource;
import dev.countersign.flow.PolicyTests;
import dev.countersign.flow.PolicyTrial;
import dev.countersign.flow.Precedents;
import dev.countersign.flow.Publications;
import dev.countersign.flow.Reactions;
import dev.countersign.flow.Replay;
import dev.countersign.flow.ReviewRequests;
import dev.countersign.flow.ShowHead;
import dev.countersign.flow.Workload;
import dev.countersign.inbox.Due;
import dev.countersign.outbox.MergeOutbox;
import dev.countersign.outbox.MergeShelf;
import dev.countersign.outbox.Outbox;
import dev.countersign.outbox.Pages;
import dev.countersign.outbox.ProposalOutbox;
import dev.countersign.outbox.Shelf;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.store.JdbcArchive;
import dev.countersign.store.JdbcDue;
import dev.countersign.store.JdbcLooks;
import dev.countersign.store.JdbcPolicyChecks;
import dev.countersign.store.JdbcShelf;
import dev.countersign.text.Templates;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
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
            @ConfigProperty(name = "quarkus.github-app.webhook-secret") String secret,
            @ConfigProperty(name = "countersign.pages.links", defaultValue = "true") boolean keys) {
        String own = address.orElse("");
        return new Pages(own.endsWith("/") ? own.substring(0, own.length() - 1) : own, secret, keys);
    }

    /** Which look is the newest. */
    @Produces
    @Singleton
    Looks looks(DataSource database) {
        return new JdbcLooks(database::getConnection);
    }

    /** What GitHub shows. */
    @Produces
    @Singleton
    Shelf shelf(DataSource database, Clock clock) {
        return new JdbcShelf(database::getConnection, clock);
    }

    /** What makes work due. */
    @Produces
    @Singleton
    Due due(DataSource database, Clock clock) {
        return new JdbcDue(database::getConnection, clock);
    }

    /** What shows a commit's check. */
    @Produces
    @Singleton
    ShowHead heads(
            Heads heads,
            MergeQueue queue,
            CheckRuns runs,
            Comments comments,
            Shelf shelf,
            Pages pages,
            Engine engine,
            Clock clock) {
        return new ShowHead(
                heads, queue, new Publications(new Templates(engine)), new Outbox(runs, comments, shelf, pages, clock));
    }

    /** What tells of merges around the check. */
    @Produces
    @Singleton
    AfterMerge merges(Comments comments, MergeShelf shelf, Engine engine) {
        return new MergeOutbox(comments, shelf, new Templates(engine));
    }

    /** What was evaluated before. */
    @Produces
    @Singleton
    Archive archive(DataSource database) {
        return new JdbcArchive(database);
    }

    /** What detects and weighs. */
    @Produces
    @Singleton
    Assess assess() {
        return new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));
    }

    /** What reads policies. */
    @Produces
    @Singleton
    PolicyReader reader() {
        return new PolicyReader(Catalogues.builtIn());
    }

    /** What finds the policy that holds. */
    @Produces
    @Singleton
    Policies policies(PolicyReader reader, PolicyShelf shelf, PolicySource bases, CatalogSource catalogs) {
        return new Policies(reader, shelf, bases, catalogs);
    }

    /** The check run on proposed policies. */
    @Produces
    @Singleton
    PolicyCheck policyCheck(
            FileTexts texts,
            Policies policies,
            Assess assess,
            Archive archive,
            JdbcPolicyChecks kept,
            CheckRuns runs,
            Pages pages,
            Engine engine,
            Clock clock) {
        return new PolicyCheck(
                texts,
                new PolicyTrial(policies, new PolicyTests(assess), new Replay(assess), archive, clock),
                kept,
                new ProposalOutbox(runs, kept, pages, clock),
                new Templates(engine));
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
            Policies policies,
            Assess assess,
            PolicyCheck policyCheck,
            Precedents precedents,
            ReviewRequests requests,
            Workload workload,
            Looks looks,
            Pages pages,
            Engine engine,
            Clock clock) {
        return new Evaluate(
                changes,
                people,
                checks,
                policies,
                assess,
                ledger,
                new Publications(new Templates(engine)),
                new Outbox(runs, comments, shelf, pages, clock),
                new Reactions(comments, ledger, looks),
                policyCheck,
                precedents,
                new Invite(requests, workload, looks),
                pages::of,
                clock);
    }
}
