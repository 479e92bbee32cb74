package dev.countersign.core.signoff;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Shas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the change looked like at each of its heads, so that a sign-off can be held against what it was given for.
 *
 * <p>Immutable.
 */
public final class History {

    /** A head and the base branch it was judged against. */
    public record Position(String head, String base) {}

    private final Map<Position, Fingerprint> seen;
    private final List<Push> pushes;
    private final Position now;
    private final Fingerprint current;

    /**
     * Prepares one change.
     *
     * @param facts the change now; its pushes tell when it stood where
     * @param seen the fingerprints of earlier evaluations
     */
    public History(Facts facts, Map<Position, Fingerprint> seen) {
        this.seen = Map.copyOf(seen);
        this.pushes = facts.pushes();
        this.now = new Position(facts.head(), facts.pullRequest().base().name());
        this.current = Fingerprint.of(facts);
    }

    /** Whether a sign-off still stands for what is there now. */
    public sealed interface Match {

        /** It was given for this very head. */
        record Same() implements Match {}

        /** It was given for another head with the same changes. */
        record CarriedOver() implements Match {}

        /**
         * It was given for something else.
         *
         * @param because one clause that names the push
         */
        record Stale(String because) implements Match {}
    }

    /** Compares what was there at a moment with what is there now, in those files only whose path is matched. */
    public Match compare(String head, Instant at, Predicate<String> paths) {
        Position then = new Position(head, baseAt(at));
        if (then.equals(now)) {
            return new Match.Same();
        }
        if (!then.base().equals(now.base())) {
            return new Match.Stale("the base branch was " + then.base() + " then and is " + now.base() + " now");
        }
        Fingerprint signed = seen.get(then);
        if (head.isEmpty() || signed == null) {
            return new Match.Stale("what " + (head.isEmpty() ? "it was given for" : Shas.brief(head) + " held")
                    + " is not known here");
        }
        Fingerprint before = signed.only(paths);
        Fingerprint after = current.only(paths);
        return before.equals(after) ? new Match.CarriedOver() : new Match.Stale(difference(head, before, after, paths));
    }

    /** The base branch at a moment. GitHub's clock tells seconds: of several in one, any that is not the present one. */
    private String baseAt(Instant at) {
        String base = pushes.isEmpty() ? now.base() : pushes.get(0).base();
        for (Push push : pushes) {
            boolean sameSecond = push.at().truncatedTo(ChronoUnit.SECONDS).equals(at.truncatedTo(ChronoUnit.SECONDS));
            if (push.at().isBefore(at) && !sameSecond || sameSecond && base.equals(now.base())) {
                base = push.base();
            }
        }
        return base;
    }

    private String difference(String head, Fingerprint before, Fingerprint after, Predicate<String> paths) {
        String culprit = now.head();
        boolean passed = false;
        for (Push push : pushes) {
            if (passed) {
                Fingerprint there = seen.get(new Position(push.head(), push.base()));
                if (there != null && !there.only(paths).equals(before)) {
                    culprit = push.head();
                    break;
                }
            }
            passed |= push.head().equals(head);
        }
        return Shas.brief(culprit) + " changed " + changed(before, after) + " after it";
    }

    private static String changed(Fingerprint before, Fingerprint after) {
        List<Fingerprint.Entry> old = before.files();
        List<String> paths = Stream.concat(
                        after.files().stream().filter(entry -> !old.contains(entry)),
                        old.stream().filter(entry -> !after.files().contains(entry)))
                .map(Fingerprint.Entry::path)
                .map(path -> path.isEmpty() ? "what GitHub does not show" : path)
                .distinct()
                .toList();
        return paths.size() == 1 ? paths.get(0) : paths.get(0) + " and " + (paths.size() - 1) + " more";
    }
}
