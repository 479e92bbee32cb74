package dev.countersign.github.http;

import dev.countersign.flow.Seats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * Keeps each installation's token until ten minutes before it ends. Safe for use by many threads.
 *
 * <p>The extension keeps tokens too, but cannot be told that one was refused; a token that GitHub has revoked would be
 * used for up to an hour.
 */
final class InstallationTokens {

    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** A token and the moment from which GitHub does not take it. */
    record Token(String value, Instant ends) {
        /** Never shows the token. */
        @Override
        public String toString() {
            return "Token[until " + ends + "]";
        }
    }

    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        volatile Token token = new Token("", Instant.MIN);
    }

    private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();
    private final Clock clock;

    InstallationTokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * A token that is good for some minutes; whoever asks at the same time waits for the same one.
     *
     * @param minter asks GitHub for a new token of an installation
     */
    String get(long installation, LongFunction<Token> minter) {
        Slot slot = slot(installation);
        Seats.away(() -> {
            // Whoever asks GitHub for it needs a seat again when it is there.
            slot.lock.lock();
            return slot;
        });
        try {
            if (!clock.instant().plus(MARGIN).isBefore(slot.token.ends())) {
                slot.token = minter.apply(installation);
            }
            return slot.token.value();
        } finally {
            slot.lock.unlock();
        }
    }

    /** Forgets a token that GitHub refused, unless another has taken its place. */
    void drop(long installation, String refused) {
        Slot slot = slot(installation);
        slot.lock.lock();
        try {
            if (slot.token.value().equals(refused)) {
                slot.token = new Token("", Instant.MIN);
            }
        } finally {
            slot.lock.unlock();
        }
    }

    /** The installation's own; whoever comes anew makes those go that nobody uses and whose token has ended. */
    private Slot slot(long installation) {
        Slot known = slots.get(installation);
        if (known != null) {
            return known;
        }
        Instant now = clock.instant();
        slots.values().removeIf(slot -> !slot.lock.isLocked() && !now.isBefore(slot.token.ends()));
        return slots.computeIfAbsent(installation, any -> new Slot());
    }

    /** How many installations have one, or had one not long ago. */
    int count() {
        return slots.size();
    }
}
