package dev.countersign.web.setup;

import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.HookSource;
import dev.countersign.flow.HookSource.Sent;
import dev.countersign.web.Moments;
import dev.countersign.web.setup.SetupSheet.Failure;
import dev.countersign.web.setup.SetupSheet.WebhookPart;
import dev.countersign.web.setup.Step.Asked;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells whether webhooks arrive, and has GitHub prove it. Safe for use by many threads. */
public final class WebhookDesk {

    /** What there is to say where there is nothing to be sent again. */
    public static final String NONE_LISTED =
            "GitHub lists no webhook of the last days. Open a pull request, or install the"
                    + " App on a repository; then there is one.";

    /** GitHub's clock and ours may differ so much. */
    private static final long SKEW_SECONDS = 60;

    /** GitHub sends what it was asked for within seconds; who waits for longer looks again by themselves. */
    private static final long PATIENCE_SECONDS = 60;

    private final HookSource hook;
    private final DeliverySource deliveries;
    private final Arrivals arrivals;
    private final String own;
    private final Clock clock;

    /**
     * Asks these.
     *
     * @param own the address that people reach this App at; empty when it is not set
     */
    public WebhookDesk(HookSource hook, DeliverySource deliveries, Arrivals arrivals, String own, Clock clock) {
        this.hook = hook;
        this.deliveries = deliveries;
        this.arrivals = arrivals;
        this.own = own.endsWith("/") ? own.substring(0, own.length() - 1) : own;
        this.clock = clock;
    }

    /**
     * Something that GitHub was asked to send again.
     *
     * @param guid the delivery
     * @param attempt the attempt before
     * @param since when it was asked for, in seconds since 1970
     */
    public record Again(String guid, long attempt, long since) {

        /** Whether it may still come at any moment. */
        boolean awaited(Step proof, Instant now) {
            return proof.state().equals("unknown") && now.getEpochSecond() - since < PATIENCE_SECONDS;
        }
    }

    /** Asks GitHub to send its latest webhook again; empty when it lists none. Throws as the sources do. */
    Optional<Again> prove() {
        Optional<Sent> latest = hook.latest().stream().findFirst();
        latest.ifPresent(sent -> deliveries.askAgain(sent.id()));
        return latest.map(
                sent -> new Again(sent.guid(), sent.id(), clock.instant().getEpochSecond()));
    }

    /**
     * What GitHub says of its webhooks.
     *
     * @param address where it sends them
     * @param sent the latest attempts
     */
    record Answered(Asked<String> address, Asked<List<Sent>> sent) {

        /** Nothing was asked yet. */
        static Answered notYet() {
            return new Answered(Asked.notYet(), Asked.notYet());
        }
    }

    /** Asks GitHub. */
    Answered ask() {
        return new Answered(Step.ask(hook::address), Step.ask(hook::latest));
    }

    /** What came of what was asked for, by what GitHub says since. */
    Step proof(Again again, Answered answered) {
        Instant since = Instant.ofEpochSecond(again.since());
        Optional<Instant> came = arrivals.of(again.guid()).filter(at -> !at.isBefore(since));
        if (came.isPresent()) {
            return Step.done("It came at " + Moments.said(came.get()) + ", and its signature fits: webhooks arrive.");
        }
        Asked<List<Sent>> asked = answered.sent();
        if (asked.answer().isEmpty()) {
            return Step.unknown(
                    asked.asked()
                            ? "It did not come yet, and GitHub does not tell why: " + asked.why() + "."
                            : "It did not come yet. GitHub is being asked how it went.");
        }
        return asked.answer().get().stream()
                .filter(sent -> sent.guid().equals(again.guid()) && sent.id() != again.attempt())
                .filter(sent -> !sent.at().plusSeconds(SKEW_SECONDS).isBefore(since))
                .findFirst()
                .map(WebhookDesk::failed)
                .orElseGet(() -> Step.unknown(
                        "GitHub has not sent it yet, or waits for the answer. Look again in a few seconds."));
    }

    private static Step failed(Sent sent) {
        return sent.taken()
                ? Step.broken("GitHub was answered " + sent.status() + ", and nothing was kept here: at that address"
                        + " another process answers, or one with another database.")
                : Step.broken("GitHub was answered " + sent.status() + " (" + sent.said() + "). "
                        + StatusMeaning.of(sent.status()));
    }

    /** Whether they arrive. */
    WebhookPart webhooks(Answered answered, List<Arrivals.Kept> lately, String settings) {
        Asked<String> address = answered.address();
        Asked<List<Sent>> sent = answered.sent();
        Instant last =
                lately.stream().map(Arrivals.Kept::last).max(Instant::compareTo).orElse(Instant.EPOCH);
        List<Failure> failures = failures(sent.answer().orElse(List.of()));
        return new WebhookPart(
                step(address, sent, last),
                address.answer().orElse(""),
                last,
                failures,
                settings.isEmpty() ? "" : settings + "/advanced");
    }

    private Step step(Asked<String> address, Asked<List<Sent>> sent, Instant last) {
        if (!address.asked()) {
            return address.untold();
        }
        if (address.answer().filter(String::isEmpty).isPresent()) {
            return Step.broken("GitHub sends none: the App has no webhook address. Set it on its settings page to "
                    + expected() + ", and make the webhook active.");
        }
        boolean elsewhere = !own.isEmpty()
                && address.answer().filter(at -> !at.equals(own + "/webhook")).isPresent();
        List<Sent> attempts = sent.answer().orElse(List.of());
        Optional<Sent> newest = attempts.stream().findFirst();
        if (newest.filter(one -> !one.taken()).isPresent()) {
            Sent failed = newest.get();
            return Step.broken("The newest one that GitHub sent, at " + Moments.said(failed.at()) + ", was answered "
                    + failed.status() + " (" + failed.said() + "). " + StatusMeaning.of(failed.status())
                    + (elsewhere ? " GitHub sends them to another address than " + expected() + "." : ""));
        }
        if (last.equals(Instant.EPOCH)) {
            return newest.isPresent()
                    ? Step.broken(
                            "GitHub says that they are taken, and none was kept here: at that address another process"
                                    + " answers, or one with another database.")
                    : Step.toDo("None came within three days. Open a pull request, or let GitHub send one now.");
        }
        return Step.done("The last one came at " + Moments.said(last) + ".");
    }

    private String expected() {
        return (own.isEmpty() ? "https://YOUR-HOST" : own) + "/webhook";
    }

    private static List<Failure> failures(List<Sent> attempts) {
        Map<String, Failure> failures = new LinkedHashMap<>();
        attempts.stream()
                .filter(sent -> !sent.taken())
                .forEach(sent -> failures.merge(
                        sent.status() + sent.said(),
                        new Failure(sent.status(), sent.said(), 1, sent.at(), StatusMeaning.of(sent.status())),
                        (older, newer) -> new Failure(
                                older.status(), older.said(), older.count() + 1, older.latest(), older.meaning())));
        return new ArrayList<>(failures.values());
    }
}
