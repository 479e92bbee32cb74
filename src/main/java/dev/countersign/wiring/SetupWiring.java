package dev.countersign.wiring;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.flow.AppSource;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.HookSource;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.OwnersSource;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.Rules;
import dev.countersign.github.GitHubOrganisationRulesets;
import dev.countersign.github.GitHubPolicyFiles;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.store.JdbcArrivals;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.overview.Figures;
import dev.countersign.web.setup.Arrivals;
import dev.countersign.web.setup.Drafts;
import dev.countersign.web.setup.RulesetDesk;
import dev.countersign.web.setup.Surveyor;
import dev.countersign.web.setup.WebhookDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts of the set-up that goes on when the App runs. */
@ApplicationScoped
public class SetupWiring {

    private static final int AT_A_TIME = 4;

    /** What is kept. */
    @Produces
    @Singleton
    Arrivals arrivals(DataSource database) {
        return new JdbcArrivals(database::getConnection);
    }

    /** Organisations' policies as they are at the moment: what was read minutes ago is no answer to somebody who sets up. */
    @Produces
    @Singleton
    OwnPolicy policies(PolicyReader reader, GitHubHttp http, Clock clock) {
        return new OwnPolicy(
                reader, (subject, file, pushes) -> new GitHubPolicyFiles(http, clock).read(subject, file, pushes));
    }

    /** Whether webhooks arrive. */
    @Produces
    @Singleton
    WebhookDesk webhooks(
            HookSource hook,
            DeliverySource deliveries,
            Arrivals arrivals,
            Clock clock,
            @ConfigProperty(name = "countersign.public-url") Optional<String> address) {
        return new WebhookDesk(hook, deliveries, arrivals, address.orElse(""), clock);
    }

    /** Whether merges are held. */
    @Produces
    @Singleton
    RulesetDesk rulesets(GitHubHttp http, OwnPolicy policies, Figures figures, Rules rules) {
        return new RulesetDesk(new GitHubOrganisationRulesets(http), policies, figures, rules);
    }

    /** First policies. */
    @Produces
    @Singleton
    Drafts drafts(
            AppSource apps,
            OwnersSource owners,
            Arrivals arrivals,
            Chronicle chronicle,
            Figures figures,
            GitHubWeb github,
            Clock clock) {
        return new Drafts(
                apps, owners, arrivals, chronicle, figures, Catalogues.builtIn().tools(), github, clock);
    }

    /** Threads that wait for GitHub while nobody else does; they do not keep the process from ending. */
    private static Executor threads() {
        return Executors.newFixedThreadPool(AT_A_TIME, task -> {
            Thread thread = new Thread(task, "set-up");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What looks how far set-up has come. */
    @Produces
    @Singleton
    Surveyor surveyor(
            AppSource apps,
            Arrivals arrivals,
            WebhookDesk webhooks,
            OwnPolicy policies,
            PolicyShelf shelf,
            RulesetDesk rulesets,
            Drafts drafts,
            GitHubWeb github,
            Clock clock) {
        return new Surveyor(apps, arrivals, webhooks, policies, shelf, rulesets, drafts, github, threads(), clock);
    }
}
