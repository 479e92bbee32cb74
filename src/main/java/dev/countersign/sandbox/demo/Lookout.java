package dev.countersign.sandbox.demo;

import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Watches the pull requests of the shop as somebody who keeps reloading the page. */
final class Lookout {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_ONCE_DISAPPOINTED = Duration.ofSeconds(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);
    private static final String BOT = "countersign[bot]";
    private static final String CHECK = "countersign";

    private final Sandbox sandbox;
    private Duration patience = PATIENCE;

    Lookout(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * A pull request at one moment.
     *
     * @param pull as GitHub shows it
     */
    record Sight(PullView pull) {

        Optional<PullView.Check> check() {
            return pull.checks().stream()
                    .filter(check -> check.name().equals(CHECK))
                    .findFirst();
        }

        boolean concluded(String conclusion) {
            return check().filter(check -> check.conclusion().equals(conclusion))
                    .isPresent();
        }

        boolean titled(String part) {
            return check().filter(check -> check.title().contains(part)).isPresent();
        }

        /** The bot's comment; empty while there is none. */
        String comment() {
            return pull.comments().stream()
                    .filter(comment -> comment.author().equals(BOT))
                    .map(PullView.Comment::body)
                    .findFirst()
                    .orElse("");
        }

        /** Whether check and comment say the same. */
        boolean settled() {
            return comment().isEmpty()
                    || check().filter(check -> told().belongsTo(check.title())).isPresent();
        }

        Told told() {
            return Told.by(comment());
        }

        boolean reacted(long comment, String content) {
            return pull.comments().stream()
                    .filter(one -> one.id() == comment)
                    .anyMatch(one ->
                            one.reactions().getOrDefault(content, List.of()).contains(BOT));
        }

        /** In one line, for whoever expected something else. */
        String inShort() {
            return check().map(check ->
                                    "check " + check.status() + " " + check.conclusion() + " \"" + check.title() + "\"")
                            .orElse("no check")
                    + (comment().isEmpty() ? ", no comment" : ", comment \"" + told().headline() + "\"")
                    + ", " + pull.state();
        }
    }

    /** The pull request as it is now. */
    Sight now(int number) {
        return new Sight(sandbox.look().pull(Acme.SHOP, number));
    }

    /** Looks until the pull request is as expected, or patience ends. */
    Sight until(int number, Predicate<Sight> expected) {
        long end = System.nanoTime() + patience.toNanos();
        Sight sight = now(number);
        while (!(expected.test(sight) && sight.settled())) {
            if (System.nanoTime() > end) {
                patience = PATIENCE_ONCE_DISAPPOINTED;
                return sight;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            sight = now(number);
        }
        return sight;
    }
}
