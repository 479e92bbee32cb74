package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Checklist.By;
import dev.countersign.core.policy.Disclosure;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.History.Match;
import dev.countersign.core.signoff.Standing.Tick;
import dev.countersign.core.verdict.RequirementState.Status;
import java.util.List;
import java.util.stream.Stream;

/** Looks who has ticked what. A tick is bound to the content of the change as a sign-off is. */
final class Items {

    private Items() {}

    static List<ItemState> of(Bench bench) {
        Stream<ItemState> items = bench.checklists().stream()
                .flatMap(checklist -> checklist.items().stream().map(item -> state(bench, checklist, item)));
        return Stream.concat(disclosure(bench), items).toList();
    }

    /** Where the policy requires it, the author's word about tools; a marker or a statement makes the question needless. */
    private static Stream<ItemState> disclosure(Bench bench) {
        boolean open = bench.given().policy().disclosure() == Disclosure.REQUIRE
                && bench.assistance().level() == Assistance.Level.UNKNOWN;
        return open
                ? Stream.of(new ItemState(
                        ItemState.DISCLOSURE,
                        ItemState.TOOLS,
                        "Whether an AI tool helped, and which",
                        bench.given().policy().written().at("disclosure"),
                        author(bench),
                        "",
                        "",
                        Status.WAITING))
                : Stream.empty();
    }

    /** Whether the person may tick the item. */
    static Eligibility mayTick(Bench bench, Checklist.Item item, Person person) {
        if (item.by() instanceof By.Author) {
            return bench.standsForAuthor(person)
                    ? new Eligibility.Eligible()
                    : new Eligibility.NotEligible("only " + who(bench, item) + " can say so");
        }
        Eligibility signer = bench.signatories().maySign(person);
        if (item.by() instanceof By.RequirementSigner named) {
            List<Requirement> asked = bench.given().policy().requirements().stream()
                    .filter(requirement -> requirement.name().equals(named.requirement()))
                    .toList();
            return signer.and(bench.signatories()
                    .among(
                            person,
                            asked.stream()
                                    .flatMap(one -> bench.signers(one).stream())
                                    .toList()));
        }
        return signer;
    }

    /** Who may tick the item, in words. */
    static String who(Bench bench, Checklist.Item item) {
        if (item.by() instanceof By.Author) {
            return author(bench);
        }
        return item.by() instanceof By.RequirementSigner named
                ? "whoever may sign " + named.requirement()
                : "a reviewer";
    }

    private static String author(Bench bench) {
        Person author = bench.given().facts().pullRequest().author();
        return author.kind() == Person.Kind.BOT
                ? "the person this pull request of " + author.login() + " is assigned to"
                : author.login() + ", the author";
    }

    private static ItemState state(Bench bench, Checklist checklist, Checklist.Item item) {
        List<Tick> ticks = bench.standing().ticks().stream()
                .filter(tick -> tick.item().equals(item.id()))
                .filter(tick -> bench.history().compare(tick.head(), tick.at()) != Match.STALE)
                .toList();
        Stream<Tick> counting =
                ticks.stream().filter(tick -> mayTick(bench, item, tick.by()) instanceof Eligibility.Eligible);
        boolean unsure =
                ticks.stream().anyMatch(tick -> mayTick(bench, item, tick.by()) instanceof Eligibility.Unknown);
        return counting.findFirst()
                .map(tick -> row(bench, checklist, item, tick.by().login(), tick.head(), Status.MET))
                .orElseGet(() -> row(bench, checklist, item, "", "", unsure ? Status.UNKNOWN : Status.WAITING));
    }

    private static ItemState row(
            Bench bench, Checklist checklist, Checklist.Item item, String by, String head, Status status) {
        return new ItemState(
                checklist.name(), item.id(), item.text(), item.origin(), who(bench, item), by, head, status);
    }
}
