package dev.countersign.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What we last wrote, and until when GitHub may still do over it what it did not answer in time. Kept as one text, the digest
 * alone where there is no doubt. Immutable.
 *
 * @param digest of what was written; empty when that is not known
 * @param doubt when it has to be looked at once more: {@link Instant#MIN} for never, {@link Instant#MAX} as long as nothing
 *     that was written since was answered
 */
record Written(String digest, Instant doubt) {

    /** What was sent was not answered in time, so it may be done at any time from now on. */
    static final Written UNANSWERED = new Written("", Instant.MAX);

    /** What GitHub did not answer in time may still be done for about as long. */
    private static final Duration ONCE_MORE = Duration.ofSeconds(15);

    /** What a kept text begins with where there is a doubt. */
    private static final String DOUBT = "?";

    /** What is kept, also by the version before, which kept no moment. */
    static Written of(String kept) {
        if (!kept.startsWith(DOUBT)) {
            return new Written(kept, Instant.MIN);
        }
        if (kept.equals(DOUBT)) {
            return UNANSWERED;
        }
        String[] parts = kept.substring(DOUBT.length()).split(" ", 2);
        return new Written(parts[0], parts.length == 2 ? Instant.parse(parts[1]) : Instant.EPOCH);
    }

    /** What is to be kept. */
    String kept() {
        if (!isDoubtful()) {
            return digest;
        }
        return doubt.equals(Instant.MAX) ? DOUBT : DOUBT + digest + " " + doubt;
    }

    boolean isDoubtful() {
        return !doubt.equals(Instant.MIN);
    }

    /** Whether nothing has to be written, or looked for, for this digest to be shown. */
    boolean shows(String wanted, Instant now) {
        return digest.equals(wanted) && (!isDoubtful() || now.isBefore(doubt));
    }

    /** When it has to be looked at once more; empty for never. */
    Optional<Instant> again() {
        return isDoubtful() ? Optional.of(doubt) : Optional.empty();
    }

    /** The same doubt, where it is not known any more what is shown. */
    Written unknown() {
        return new Written("", doubt);
    }

    /** Something else is written; what was to be looked at until now is, and is settled. */
    Written by(String next, Instant now) {
        Instant until = doubt.equals(Instant.MAX) ? now.plus(ONCE_MORE) : doubt;
        return new Written(next, now.isBefore(until) ? until : Instant.MIN);
    }
}
