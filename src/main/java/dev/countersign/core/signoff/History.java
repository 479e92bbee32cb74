package dev.countersign.core.signoff;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Shas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the change looked like at each of its heads, so that a sign-off can be held against what it was given for.
 *
 * <p>Not thread-safe: it remembers what it has compared.
 */
public final class History {

    /** A head and the base branch it was judged against. */
    public record Position(String head, String base) {}

    private final Map<Position, Fingerprint> seen;
    private final List<Push> pushes;
    private final Position now;
    private final Facts facts;
    /** Empty until something has to be compared: a fingerprint of many files takes a while. */
    private final Map<Position, Fingerprints> compared = new HashMap<>();

    private final Map<Instant, String> bases = new HashMap<>();
    private final Map<Question, Match> matches = new HashMap<>();

    private record Question(Position then, Scope scope) {}

    /**
     * Prepares one change.
     *
     * @param facts the change now; its pushes tell when it stood where
     * @param seen the fingerprints of earlier evaluations
     */
    public History(Facts facts, Map<Position, Fingerprint> seen) {
        this.seen = Map.copyOf(seen);
        this.facts = facts;
        this.pushes = facts.pushes();
        this.now = new Position(facts.head(), facts.pullRequest().base().name());
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

    /** Compares what was there at a moment with what is there now. */
    public Match compare(String head, Instant at) {
        return compare(head, at, new Scope.Everything());
    }

    /** Compares what was there at a moment with what is there now, in that scope only. */
    public Match compare(String head, Instant at, Scope scope) {
        Position then = new Position(head, bases.computeIfAbsent(at, this::baseAt));
        if (then.equals(now)) {
            return new Match.Same();
        }
        if (!then.base().equals(now.base())) {
            return new Match.Stale("the base branch was " + then.base() + " then and is " + now.base() + " now");
        }
        if (head.isEmpty() || !seen.containsKey(then)) {
            return new Match.Stale("what " + (head.isEmpty() ? "it was given for" : Shas.brief(head) + " held")
                    + " is not known here");
        }
        Question question = new Question(then, scope);
        Match known = matches.get(question);
        if (known == null) {
            known = compare(then, scope);
            matches.put(question, known);
        }
        return known;
    }

    private Match compare(Position then, Scope scope) {
        Difference difference = between(then, now);
        return difference.touches(scope)
                ? new Match.Stale(
                        Shas.brief(culprit(then, scope)) + " changed " + difference.within(scope) + " after it")
                : new Match.CarriedOver();
    }

    private Difference between(Position before, Position after) {
        return compared.computeIfAbsent(now, this::fingerprints).between(before, after);
    }

    private Fingerprints fingerprints(Position present) {
        Map<Position, Fingerprint> all = new HashMap<>(seen);
        all.put(present, Fingerprint.of(facts));
        return new Fingerprints(all);
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

    /** The first head after that one, into the same branch, at which the scope looked different; as far as heads are known here. */
    private String culprit(Position then, Scope scope) {
        boolean passed = false;
        for (Push push : pushes) {
            Position there = new Position(push.head(), push.base());
            boolean comparable = passed && there.base().equals(then.base()) && seen.containsKey(there);
            if (comparable && between(then, there).touches(scope)) {
                return push.head();
            }
            passed |= push.head().equals(then.head());
        }
        return now.head();
    }
}
