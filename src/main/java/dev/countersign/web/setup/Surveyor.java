package dev.countersign.web.setup;

import dev.countersign.flow.AppSource;
import dev.countersign.flow.AppSource.Installation;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.setup.Answers.Known;
import dev.countersign.web.setup.Answers.Since;
import dev.countersign.web.setup.Inquiry.OfApp;
import dev.countersign.web.setup.Inquiry.OfOrganisation;
import dev.countersign.web.setup.SetupSheet.AppPart;
import dev.countersign.web.setup.Step.Asked;
import dev.countersign.web.setup.WebhookDesk.Again;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks how far set-up has come. Writes nothing, and waits for GitHub only where that is said. Safe for use by many threads. */
public final class Surveyor {

    /** Older answers of GitHub are asked for anew. */
    static final Duration FRESH = Duration.ofMinutes(1);

    /** A drawn policy holds for longer: it comes from what happened within a year. */
    static final Duration FRESH_DRAFT = Duration.ofMinutes(10);

    /** How soon GitHub is asked again what came of a webhook. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int DAYS_OF_WEBHOOKS = 3;

    private final Arrivals arrivals;
    private final WebhookDesk webhooks;
    private final RulesetDesk rulesets;
    private final AppDesk desk;
    private final PolicyDesk policyDesk;
    private final Inquiry inquiry;
    private final Clock clock;

    /** Looks at these; asks GitHub on those threads. */
    public Surveyor(
            AppSource apps,
            Arrivals arrivals,
            WebhookDesk webhooks,
            OwnPolicy policies,
            PolicyShelf shelf,
            RulesetDesk rulesets,
            Drafts drafts,
            GitHubWeb github,
            Executor threads,
            Clock clock) {
        this.arrivals = arrivals;
        this.webhooks = webhooks;
        this.rulesets = rulesets;
        this.desk = new AppDesk(github);
        this.policyDesk = new PolicyDesk(apps, shelf, github);
        this.inquiry = new Inquiry(apps, webhooks, policies, policyDesk, rulesets, drafts, threads, clock);
        this.clock = clock;
    }

    /**
     * What is to be looked at.
     *
     * @param organisation whose policy and merges; those of the first one where it is none of them
     * @param newer answers of before are asked for anew
     * @param after answers of before do not count, because something was done then
     */
    public record Glance(String organisation, Instant newer, Instant after) {

        /** That organisation, by answers of the last minute. */
        public static Glance at(String organisation) {
            return new Glance(organisation, Instant.EPOCH, Instant.EPOCH);
        }

        private Since since(Instant fresh) {
            return new Since(newer.isAfter(fresh) ? newer : fresh, after);
        }
    }

    /** How far it has come, by what is known at present. */
    public SetupSheet sheet(Glance glance) {
        Since since = glance.since(clock.instant().minus(FRESH));
        Known<OfApp> app = inquiry.app().now(since);
        Known<WebhookDesk.Answered> hook = inquiry.hook().now(since);
        Optional<Installation> chosen = app.said().chosen(glance.organisation());
        if (app.asking()) {
            inquiry.app().whenAsked().thenRun(() -> goOn(glance.organisation(), since));
        }
        return sheet(
                app, hook, chosen, chosen.map(one -> inquiry.organisation(one).now(since)));
    }

    /** Who waits for what is said of the App waits for what is said of the organisation, too. */
    private void goOn(String organisation, Since since) {
        inquiry.app()
                .now(since)
                .said()
                .chosen(organisation)
                .ifPresent(one -> inquiry.organisation(one).now(since));
    }

    /** The same; waits for GitHub where nothing is known, or it is older than a minute. */
    public SetupSheet whole(Glance glance) {
        Since since = glance.since(clock.instant().minus(FRESH));
        Known<OfApp> app = inquiry.app().whole(since);
        Optional<Installation> chosen = app.said().chosen(glance.organisation());
        return sheet(
                app,
                inquiry.hook().whole(since),
                chosen,
                chosen.map(one -> inquiry.organisation(one).whole(since)));
    }

    private SetupSheet sheet(
            Known<OfApp> app,
            Known<WebhookDesk.Answered> hook,
            Optional<Installation> chosen,
            Optional<Known<OfOrganisation>> own) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<Arrivals.Kept> lately = arrivals.lately(now.minus(DAYS_OF_WEBHOOKS, ChronoUnit.DAYS));
        Map<Long, Arrivals.Kept> heard =
                lately.stream().collect(Collectors.toMap(Arrivals.Kept::installation, Function.identity()));
        Asked<List<Installation>> places = app.said().places();
        AppPart part = desk.app(app.said().card());
        Step nobodys = places.answer().isPresent() ? Step.toDo("The App has to be installed first.") : places.untold();
        String organisation = chosen.map(Installation::account).orElse("");
        return new SetupSheet(
                now,
                asked(Stream.concat(Stream.of(app.at(), hook.at()), own.stream().map(Known::at))),
                app.asking() || hook.asking() || own.filter(Known::asking).isPresent(),
                part,
                desk.installed(app.said().card(), places, heard),
                webhooks.webhooks(hook.said(), lately, part.settings()),
                places.answer().orElse(List.of()).stream()
                        .map(Installation::account)
                        .toList(),
                organisation,
                own.map(Known::said)
                        .map(said -> policyDesk.policy(organisation, said.policy(), said.seen()))
                        .orElseGet(() -> policyDesk.nobodys(nobodys)),
                own.map(Known::said)
                        .map(said -> rulesets.enforcement(organisation, said.policy(), said.rulesets()))
                        .orElseGet(() -> rulesets.nobodys(nobodys)));
    }

    private static Instant asked(Stream<Instant> moments) {
        return moments.filter(at -> at.isAfter(Instant.EPOCH))
                .min(Instant::compareTo)
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .orElse(Instant.EPOCH);
    }

    /** Asks GitHub to send its latest webhook again; empty when it lists none. Throws as the sources do. */
    public Optional<Again> prove() {
        try {
            return webhooks.prove();
        } finally {
            inquiry.hook().forget();
        }
    }

    /** What came of that, by what GitHub said within seconds; does not wait. */
    public Step proof(Again again) {
        Since since = new Since(clock.instant().minus(SOON), Instant.ofEpochSecond(again.since()));
        return webhooks.proof(again, inquiry.hook().now(since).said());
    }

    /** The same; waits for GitHub. */
    public Step wholeProof(Again again) {
        Since since = new Since(clock.instant().minus(SOON), Instant.ofEpochSecond(again.since()));
        return webhooks.proof(again, inquiry.hook().whole(since).said());
    }

    /**
     * Makes an organisation's ruleset as it has to be.
     *
     * @return why that was not done; empty when it was
     */
    public String enforce(String organisation) {
        try {
            return rulesets.press(organisation);
        } finally {
            inquiry.forget(organisation);
        }
    }

    /**
     * A first policy for an organisation.
     *
     * @param asking whether it is being drawn, or that is to be found out whether the App is installed there
     * @param at when it was begun to be drawn
     * @param asked the policy, or why there is none; empty where the App is not installed
     */
    public record Sketch(boolean asking, Instant at, Optional<Asked<Draft>> asked) {}

    /** A first policy, as far as it is drawn. */
    public Sketch draft(Glance glance) {
        Known<OfApp> app = inquiry.app().now(glance.since(clock.instant().minus(FRESH)));
        if (app.asking() && drawing(app.said(), glance).isEmpty()) {
            inquiry.app()
                    .whenAsked()
                    .thenRun(() -> drawing(inquiry.app().now(everything()).said(), glance)
                            .ifPresent(answers -> answers.now(drawn(glance))));
            return new Sketch(true, Instant.EPOCH, Optional.of(Asked.notYet()));
        }
        return sketch(app, drawing(app.said(), glance).map(answers -> answers.now(drawn(glance))));
    }

    /** The same; waits until it is drawn. */
    public Sketch wholeDraft(Glance glance) {
        Known<OfApp> app = inquiry.app().whole(glance.since(clock.instant().minus(FRESH)));
        return sketch(app, drawing(app.said(), glance).map(answers -> answers.whole(drawn(glance))));
    }

    private static Sketch sketch(Known<OfApp> app, Optional<Known<Asked<Draft>>> drawn) {
        if (app.said().places().answer().isEmpty()) {
            return new Sketch(
                    false,
                    app.at(),
                    Optional.of(
                            new Asked<>(Optional.empty(), app.said().places().why())));
        }
        return drawn.map(known -> new Sketch(known.asking(), known.at(), Optional.of(known.said())))
                .orElseGet(() -> new Sketch(false, app.at(), Optional.empty()));
    }

    private Optional<Answers<Asked<Draft>>> drawing(OfApp app, Glance glance) {
        return app.named(glance.organisation()).filter(one -> !one.suspended()).map(inquiry::draft);
    }

    private Since drawn(Glance glance) {
        return glance.since(clock.instant().minus(FRESH_DRAFT));
    }

    private static Since everything() {
        return new Since(Instant.EPOCH, Instant.EPOCH);
    }
}
