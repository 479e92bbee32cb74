package dev.countersign.web.setup;

import dev.countersign.flow.AppSource;
import dev.countersign.flow.AppSource.Card;
import dev.countersign.flow.AppSource.Installation;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.OwnPolicy.Found;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.setup.SetupSheet.AppPart;
import dev.countersign.web.setup.Step.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks how far set-up has come. Writes nothing. Safe for use by many threads. */
public final class Surveyor {

    private static final int DAYS_OF_WEBHOOKS = 3;

    private final AppSource apps;
    private final Arrivals arrivals;
    private final WebhookDesk webhooks;
    private final OwnPolicy policies;
    private final RulesetDesk rulesets;
    private final Drafts drafts;
    private final AppDesk desk;
    private final PolicyDesk policyDesk;
    private final Clock clock;

    /** Looks at these. */
    public Surveyor(
            AppSource apps,
            Arrivals arrivals,
            WebhookDesk webhooks,
            OwnPolicy policies,
            PolicyShelf shelf,
            RulesetDesk rulesets,
            Drafts drafts,
            GitHubWeb github,
            Clock clock) {
        this.apps = apps;
        this.arrivals = arrivals;
        this.webhooks = webhooks;
        this.policies = policies;
        this.rulesets = rulesets;
        this.drafts = drafts;
        this.desk = new AppDesk(github);
        this.policyDesk = new PolicyDesk(apps, shelf, github);
        this.clock = clock;
    }

    /**
     * How far it has come.
     *
     * @param wanted the organisation whose policy and merges are looked at; the first one where it is none of them
     */
    public SetupSheet sheet(String wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<Arrivals.Kept> lately = arrivals.lately(now.minus(DAYS_OF_WEBHOOKS, ChronoUnit.DAYS));
        Map<Long, Arrivals.Kept> heard =
                lately.stream().collect(Collectors.toMap(Arrivals.Kept::installation, Function.identity()));
        Asked<Card> card = Step.ask(apps::card);
        Asked<List<Installation>> places = Step.ask(this::places);
        Optional<Installation> chosen = chosen(places.answer().orElse(List.of()), wanted);
        Optional<Asked<Found>> policy = chosen.map(one -> Step.ask(() -> policies.read(one.id(), one.account())));
        AppPart app = desk.app(card);
        return new SetupSheet(
                now,
                app,
                desk.installed(card, places, heard),
                webhooks.webhooks(lately, app.settings()),
                places.answer().orElse(List.of()).stream()
                        .map(Installation::account)
                        .toList(),
                chosen.map(Installation::account).orElse(""),
                chosen.map(one -> policyDesk.policy(one.account(), policy.orElseThrow()))
                        .orElseGet(policyDesk::nobodys),
                chosen.map(one -> rulesets.enforcement(one.account(), policy.orElseThrow()))
                        .orElseGet(rulesets::nobodys));
    }

    private List<Installation> places() {
        return apps.installations().stream()
                .sorted(Comparator.comparing(one -> one.account().toLowerCase(java.util.Locale.ROOT)))
                .toList();
    }

    private static Optional<Installation> chosen(List<Installation> places, String wanted) {
        return places.stream()
                .filter(one -> one.account().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> places.stream().filter(one -> !one.suspended()).findFirst());
    }

    /** A first policy for an organisation; empty where the App is not installed on it. */
    public Step.Asked<Optional<Draft>> draft(String organisation) {
        return Step.ask(() -> places().stream()
                .filter(one -> one.account().equalsIgnoreCase(organisation) && !one.suspended())
                .findFirst()
                .map(drafts::draft));
    }
}
