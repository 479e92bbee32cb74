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

    private final Pictures seen;
    private final List<Push> pushes;
    private final Position now;
    private final Facts facts;
    /** Empty until something has to be compared: a fingerprint of many files takes a while. */
    private final Map<Position, Fingerprints> compared = new HashMap<>();

    private final Map<Instant, String> bases = new HashMap<>();
    private final Map<Question, String> clauses = new HashMap<>();

    /** What changed a scope since a head with the present base. */
    private record Question(String head, Scope scope) {}

    /**
     * Prepares one change.
     *
     * @param facts the change now; its pushes tell when it stood where
     * @param seen what it looked like at earlier evaluations
     */
    public History(Facts facts, Pictures seen) {
        this.seen = seen;
        this.facts = facts;
        this.pushes = facts.pushes();
        this.now = new Position(facts.head(), facts.pullRequest().base().name());
    }

    /** Whether a sign-off still stands for what is there now. */
    public enum Match {
        /** It was given for this very head. */
        SAME,
        /** It was given for another head with the same changes. */
        CARRIED_OVER,
        /** It was given for something else. */
        STALE
    }

    /** Compares what was there at a moment with what is there now. */
    public Match compare(String head, Instant at) {
        return compare(head, at, new Scope.Everything());
    }

    /** Compares what was there at a moment with what is there now, in that scope only. */
    public Match compare(String head, Instant at, Scope scope) {
        Position then = then(head, at);
        if (then.equals(now)) {
            return Match.SAME;
        }
        return !isKnown(then) || fingerprints().differ(head, now.head(), scope) ? Match.STALE : Match.CARRIED_OVER;
    }

    /** Why what was there at a moment is stale, as one clause, which names the push; it must be stale. */
    public String staleness(String head, Instant at, Scope scope) {
        Position then = then(head, at);
        if (!then.base().equals(now.base())) {
            return "the base branch was " + then.base() + " then and is " + now.base() + " now";
        }
        if (!isKnown(then)) {
            return "what " + (head.isEmpty() ? "it was given for" : Shas.brief(head) + " held") + " is not known here";
        }
        return clauses.computeIfAbsent(
                new Question(head, scope),
                question -> Shas.brief(culprit(head, scope)) + " changed "
                        + fingerprints().difference(head, now.head(), scope) + " after it");
    }

    private Position then(String head, Instant at) {
        return new Position(head, bases.computeIfAbsent(at, this::baseAt));
    }

    private boolean isKnown(Position then) {
        return then.base().equals(now.base()) && !then.head().isEmpty() && seen.has(then);
    }

    private Fingerprints fingerprints() {
        return compared.computeIfAbsent(now, present -> seen.against(present, Fingerprint.of(facts)));
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
    private String culprit(String then, Scope scope) {
        boolean passed = false;
        for (Push push : pushes) {
            if (passed && comparable(push) && fingerprints().differ(then, push.head(), scope)) {
                return push.head();
            }
            passed |= push.head().equals(then);
        }
        return now.head();
    }

    private boolean comparable(Push push) {
        return push.base().equals(now.base()) && seen.has(new Position(push.head(), push.base()));
    }
}
