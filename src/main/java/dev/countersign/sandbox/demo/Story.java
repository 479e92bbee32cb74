package dev.countersign.sandbox.demo;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Refusal;
import dev.countersign.sandbox.Sandbox;
import dev.countersign.sandbox.demo.Lookout.Sight;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happens in the shop: three pull requests, each step looked at the way people would. */
final class Story {

    private static final String WAITS = "action_required";
    private static final String GREEN = "success";

    private final Sandbox sandbox;
    private final Narrator narrator;
    private final Lookout lookout;
    private int failures;

    Story(Sandbox sandbox, Narrator narrator) {
        this.sandbox = sandbox;
        this.narrator = narrator;
        this.lookout = new Lookout(sandbox);
    }

    /** Tells it; answers how many expectations were not met. */
    int tell() {
        instalments();
        int guide = guide();
        wholeCents();
        expect(
                guide,
                "the documentation change never got a comment",
                sight -> sight.comment().isEmpty());
        return failures;
    }

    private void instalments() {
        narrator.step("alice opens a pull request that Claude Code helped to write: refunds in instalments");
        int number = opened(
                "alice",
                "instalments",
                Scripts.edited(
                        "instalments", List.of("services/payments/refunds.py", "services/payments/test_refunds.py")),
                "Pay refunds back in instalments",
                "Customers asked for it.",
                "\n\nCo-Authored-By: Claude <noreply@anthropic.com>");
        Sight opened = await(
                number,
                "the check",
                sight -> sight.concluded(WAITS) && !sight.comment().isEmpty());
        show(opened);
        opened.told().section("How we know").forEach(line -> narrator.shown("evidence", line));
        List<String> risk = opened.told().section("Why the risk");
        risk.stream().limit(2).forEach(line -> narrator.shown("risk", line));
        risk.stream().skip(Math.max(2, risk.size() - 1)).forEach(line -> narrator.shown("", line));
        expect(opened, "the check waits for three things", sight -> sight.concluded(WAITS) && sight.titled("3 of 3"));
        expect(opened, "it names the tool, and the trailer that gave it away", Story::namesTheTool);
        expect(opened, "it says how risky the change is, and why", Story::saysWhyRisky);

        narrator.step("alice tries to merge it all the same");
        refused("GitHub refuses the merge", () -> sandbox.as("alice").merge(Acme.SHOP, number));

        narrator.step("alice signs for her own change: /signoff");
        long own = sandbox.as("alice").comment(Acme.SHOP, number, "/signoff");
        Sight answered = await(
                number,
                "the answer",
                sight -> sight.reacted(own, "-1") && !sight.told().refusals().isEmpty());
        narrator.shown("reaction", "👎");
        answered.told().refusals().forEach(line -> narrator.shown("comment", line));
        expect(
                answered,
                "it does not count, and the comment says why",
                sight -> sight.reacted(own, "-1")
                        && sight.told().refusals().stream()
                                .anyMatch(line -> line.contains("alice") && line.contains("not counted")));

        narrator.step("bob, who owns payments, approves");
        sandbox.as("bob").approve(Acme.SHOP, number, "I like the test.");
        awaited(number, "one of three is there", sight -> sight.titled("2 of 3"));

        narrator.step("carol, a senior engineer, comments /signoff senior-review");
        long carols = sandbox.as("carol").comment(Acme.SHOP, number, "/signoff senior-review");
        awaited(number, "two of three are there", sight -> sight.titled("1 of 3") && sight.reacted(carols, "+1"));

        narrator.step("alice vouches for what the tool relied on: /tick sources");
        sandbox.as("alice").comment(Acme.SHOP, number, "/tick sources");
        awaited(number, "the check is green", sight -> sight.concluded(GREEN));

        narrator.step("alice merges");
        merged("alice", number);
    }

    private static boolean namesTheTool(Sight sight) {
        return sight.titled("Claude Code")
                && sight.told().section("How we know").stream()
                        .anyMatch(line -> line.contains("Co-Authored-By: Claude <noreply@anthropic.com>"));
    }

    private static boolean saysWhyRisky(Sight sight) {
        return sight.titled("risk high")
                && sight.told().section("Why the risk").stream().anyMatch(line -> line.contains("payments"));
    }

    private int guide() {
        narrator.step("dave opens a pull request that touches documentation only");
        int number = opened(
                "dave",
                "guide",
                Scripts.edited("guide", List.of("docs/refunds.md")),
                "Say how long a refund takes",
                "Support gets this question every day.",
                "");
        Sight green = await(number, "the check", sight -> sight.concluded(GREEN));
        show(green);
        expect(
                green,
                "green at once, without a comment",
                sight -> sight.concluded(GREEN) && sight.comment().isEmpty());
        return number;
    }

    private void wholeCents() {
        narrator.step("dave changes the ledger by hand and opens a third pull request");
        int number = opened(
                "dave",
                "ledger",
                Scripts.edited("nothing-booked", List.of("services/payments/ledger.py")),
                "Refuse to book nothing",
                "An entry of 0 cents is always a mistake.",
                "");
        awaited(
                number,
                "it waits for an owner of payments",
                sight -> sight.titled("1 of 1") && !sight.comment().isEmpty());

        narrator.step("bob signs: /signoff");
        sandbox.as("bob").comment(Acme.SHOP, number, "/signoff");
        awaited(number, "the check is green", sight -> sight.concluded(GREEN));

        narrator.step("dave pushes one more commit after the sign-off");
        String head = sandbox.as("dave")
                .commit(
                        Acme.SHOP,
                        "ledger",
                        Scripts.edited("whole-cents", List.of("services/payments/ledger.py")),
                        "Book whole cents only");
        String brief = head.substring(0, 7);
        Sight pushed = await(number, "the check", sight -> sight.concluded(WAITS) && isStale(sight, brief));
        show(pushed);
        pushed.told().section("Who does not count").forEach(line -> narrator.shown("", line));
        expect(
                pushed,
                "bob's signature is stale, and the comment says which push did it",
                sight -> sight.concluded(WAITS) && isStale(sight, brief));

        narrator.step("bob reads the new commit and signs again");
        sandbox.as("bob").comment(Acme.SHOP, number, "/signoff");
        awaited(number, "the check is green again", sight -> sight.concluded(GREEN));

        narrator.step("dave merges");
        merged("dave", number);
    }

    private static boolean isStale(Sight sight, String head) {
        return sight.told().section("Who does not count").stream()
                .anyMatch(line -> line.contains("bob") && line.contains("stale") && line.contains(head));
    }

    private int opened(String login, String branch, FileEdits edits, String title, String why, String trailer) {
        Acting person = sandbox.as(login);
        person.commit(Acme.SHOP, branch, edits, title + "\n\n" + why + trailer);
        return person.open(Acme.SHOP, branch, "main", title, why);
    }

    private Sight await(int number, String what, Predicate<Sight> expected) {
        narrator.waiting("waiting for " + what);
        Sight sight = lookout.until(number, expected);
        narrator.done();
        return sight;
    }

    private void awaited(int number, String sentence, Predicate<Sight> expected) {
        Sight sight = await(number, "the check", expected);
        show(sight);
        expect(sight, sentence, expected);
    }

    private void show(Sight sight) {
        sight.check().ifPresent(narrator::check);
        narrator.comment(sight.told());
    }

    private void expect(int number, String sentence, Predicate<Sight> expected) {
        expect(lookout.now(number), sentence, expected);
    }

    private void expect(Sight sight, String sentence, Predicate<Sight> expected) {
        report(expected.test(sight), sentence, sight.inShort());
    }

    private void report(boolean right, String sentence, String seen) {
        if (right) {
            narrator.right(sentence);
        } else {
            failures++;
            narrator.wrong(sentence, seen);
        }
    }

    private void refused(String sentence, Supplier<String> act) {
        Optional<Refusal> refusal = refusal(act);
        refusal.ifPresent(no -> narrator.shown("GitHub", no.status() + " " + no.inFull()));
        report(refusal.filter(no -> no.status() == 405).isPresent(), sentence, "the merge went through");
    }

    private void merged(String login, int number) {
        Optional<Refusal> refusal = refusal(() -> sandbox.as(login).merge(Acme.SHOP, number));
        report(refusal.isEmpty(), "merged", refusal.map(Refusal::inFull).orElse(""));
    }

    private static Optional<Refusal> refusal(Supplier<String> act) {
        try {
            act.get();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }
}
