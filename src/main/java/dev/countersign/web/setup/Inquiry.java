package dev.countersign.web.setup;

import dev.countersign.flow.AppSource;
import dev.countersign.flow.AppSource.Card;
import dev.countersign.flow.AppSource.Installation;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.OwnPolicy.Found;
import dev.countersign.web.setup.Step.Asked;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What GitHub is asked for set-up, in parts that are asked for and forgotten by themselves. Safe for use by many threads. */
final class Inquiry {

    private final AppSource apps;
    private final OwnPolicy policies;
    private final PolicyDesk policyDesk;
    private final RulesetDesk rulesets;
    private final Drafts drafts;
    private final Executor threads;
    private final Clock clock;
    private final Answers<OfApp> app;
    private final Answers<WebhookDesk.Answered> hook;
    private final Map<Place, Answers<OfOrganisation>> organisations = new ConcurrentHashMap<>();
    private final Map<Place, Answers<Asked<Draft>>> proposals = new ConcurrentHashMap<>();

    /** Asks these on those threads. */
    Inquiry(
            AppSource apps,
            WebhookDesk webhooks,
            OwnPolicy policies,
            PolicyDesk policyDesk,
            RulesetDesk rulesets,
            Drafts drafts,
            Executor threads,
            Clock clock) {
        this.apps = apps;
        this.policies = policies;
        this.policyDesk = policyDesk;
        this.rulesets = rulesets;
        this.drafts = drafts;
        this.threads = threads;
        this.clock = clock;
        this.app = new Answers<>(
                () -> new OfApp(Step.ask(apps::card), Step.ask(this::places)),
                new OfApp(Asked.notYet(), Asked.notYet()),
                threads,
                clock);
        this.hook = new Answers<>(webhooks::ask, WebhookDesk.Answered.notYet(), threads, clock);
    }

    /** Who is asked about: an installation by GitHub's number, and its name, which can change. */
    private record Place(long installation, String account) {

        static Place of(Installation one) {
            return new Place(one.id(), one.account());
        }
    }

    /**
     * About the App.
     *
     * @param places where it is installed, by name
     */
    record OfApp(Asked<Card> card, Asked<List<Installation>> places) {

        /** The one of that name; the first one that is not suspended where it is none of them. */
        Optional<Installation> chosen(String wanted) {
            return named(wanted)
                    .or(() -> places.answer().orElse(List.of()).stream()
                            .filter(one -> !one.suspended())
                            .findFirst());
        }

        /** The one of that name. */
        Optional<Installation> named(String wanted) {
            return places.answer().orElse(List.of()).stream()
                    .filter(one -> one.account().equalsIgnoreCase(wanted))
                    .findFirst();
        }
    }

    /**
     * About an organisation.
     *
     * @param seen whether the App sees its repository for policies
     */
    record OfOrganisation(Asked<Found> policy, Asked<Boolean> seen, RulesetDesk.Answered rulesets) {

        /** Nothing was asked yet. */
        static OfOrganisation notYet() {
            return new OfOrganisation(Asked.notYet(), Asked.notYet(), RulesetDesk.Answered.notYet());
        }
    }

    private List<Installation> places() {
        return apps.installations().stream()
                .sorted(Comparator.comparing(one -> one.account().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** About the App. */
    Answers<OfApp> app() {
        return app;
    }

    /** About its webhooks. */
    Answers<WebhookDesk.Answered> hook() {
        return hook;
    }

    /** About an organisation. */
    Answers<OfOrganisation> organisation(Installation one) {
        return organisations.computeIfAbsent(
                Place.of(one), place -> new Answers<>(() -> ask(place), OfOrganisation.notYet(), threads, clock));
    }

    private OfOrganisation ask(Place place) {
        Asked<Found> policy = Step.ask(() -> policies.read(place.installation(), place.account()));
        return new OfOrganisation(
                policy, policyDesk.seen(place.account(), policy), rulesets.ask(place.account(), policy));
    }

    /** A first policy for an organisation. */
    Answers<Asked<Draft>> draft(Installation one) {
        return proposals.computeIfAbsent(
                Place.of(one),
                place -> new Answers<>(() -> Step.ask(() -> drafts.draft(one)), Asked.notYet(), threads, clock));
    }

    /** Something was done about an organisation. */
    void forget(String organisation) {
        organisations.forEach((place, answers) -> {
            if (place.account().equalsIgnoreCase(organisation)) {
                answers.forget();
            }
        });
    }
}
