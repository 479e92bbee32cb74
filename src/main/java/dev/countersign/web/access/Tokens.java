package dev.countersign.web.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells what the token that a request bears opens. An address that showed too many that open nothing is not answered for a
 * while, but for tokens that opened something of late: so nobody behind the same proxy is locked out by somebody else's
 * mistakes. Safe for use by many threads.
 */
@Singleton
final class Tokens {

    private static final int MOST_BAD = 10;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;
    private static final int PROVEN = 1_000;

    private final ApiTokens tokens;
    private final Strikes strikes;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, Boolean> proven = new LinkedHashMap<>(16, 0.75f, true);

    Tokens(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.strikes = new Strikes(MOST_BAD, SPAN, ADDRESSES, clock);
    }

    /** What showing a token came to. */
    sealed interface Outcome {

        /**
         * It opens something.
         *
         * @param sight what it shows
         */
        record Good(TokenSight sight) implements Outcome {}

        /** It opens nothing: it is wrong, expired or revoked, and nobody is told which. */
        record Bad() implements Outcome {}

        /**
         * It was not looked at.
         *
         * @param delay how long the address has to wait
         */
        record NotNow(Duration delay) implements Outcome {}
    }

    /** Looks at what a header {@code Authorization: Bearer} bears. */
    Outcome look(String text, String address) {
        Optional<Secret> secret = Secret.shown(text, ApiTokens.PREFIX);
        String hash = secret.map(Secret::hash).orElse("");
        Optional<Duration> delay = strikes.closedFor(address);
        if (delay.isPresent() && !isProven(hash)) {
            return new Outcome.NotNow(delay.get());
        }
        Optional<ApiTokens.Grant> grant = secret.flatMap(shown -> tokens.use(hash));
        prove(hash, grant.isPresent());
        if (grant.isEmpty()) {
            strikes.note(address);
            return new Outcome.Bad();
        }
        return new Outcome.Good(new TokenSight(grant.get()));
    }

    private boolean isProven(String hash) {
        lock.lock();
        try {
            return proven.containsKey(hash);
        } finally {
            lock.unlock();
        }
    }

    private void prove(String hash, boolean good) {
        lock.lock();
        try {
            if (!good) {
                proven.remove(hash);
                return;
            }
            proven.put(hash, true);
            if (proven.size() > PROVEN) {
                proven.remove(proven.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
