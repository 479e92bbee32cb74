package dev.countersign.web.access;

import dev.countersign.web.Sight;
import dev.countersign.web.access.Notices.What;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Logs people in and out: what stands between their browsers, GitHub's word and the sessions that are kept. Safe for use by many threads. */
@Singleton
final class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);
    private static final int ATTEMPT_SECONDS = 600;
    private static final int MOST_FAILED = 10;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;
    private static final String NO_PREFIX = "";

    private final LoginSettings settings;
    private final Identities identities;
    private final Sessions sessions;
    private final PeopleSights sights;
    private final SecureRandom random = new SecureRandom();
    private final Strikes failed;
    private final Cookies attempts;
    private final Cookies ids;

    Logins(
            LoginSettings settings,
            Identities identities,
            Sessions sessions,
            PeopleSights sights,
            SessionLife life,
            Clock clock) {
        this.settings = settings;
        this.identities = identities;
        this.sessions = sessions;
        this.sights = sights;
        this.failed = new Strikes(MOST_FAILED, SPAN, ADDRESSES, clock);
        this.attempts = new Cookies("countersign-login", settings.secure(), ATTEMPT_SECONDS);
        this.ids = new Cookies(
                "countersign", settings.secure(), (int) life.longest().toSeconds());
    }

    /**
     * What a step brings the visitor.
     *
     * @param to where the browser goes on; empty when a notice is shown
     * @param notice what is shown then
     * @param cookies what the browser keeps or forgets
     */
    record Step(String to, What notice, NewCookie... cookies) {}

    /** Whether people can log in. */
    boolean on() {
        return settings.on();
    }

    /** The session that a browser shows; empty when it shows none. */
    Optional<Secret> session(Map<String, Cookie> sent) {
        return on() ? Secret.shown(ids.of(sent), NO_PREFIX) : Optional.empty();
    }

    /** What the one whose session it is may see; empty when it is over. */
    Optional<Sight> sight(Secret session) {
        return sessions.visit(session.hash()).map(sights::of);
    }

    /** Sends a visitor to GitHub, who wants to go on at that path. */
    Step begin(String to) {
        Attempt attempt = Attempt.begin(random, to);
        return new Step(attempt.address(settings), What.STALE, attempts.set(attempt.written()));
    }

    /**
     * Takes a visitor back from GitHub.
     *
     * @param code from GitHub; empty when the visitor declined
     * @param address from which they come, as far as they are counted
     */
    Step finish(Map<String, Cookie> sent, String state, String code, String address) {
        if (failed.closedFor(address).isPresent()) {
            return stop(What.TOO_MANY);
        }
        Optional<Attempt> attempt = Attempt.read(attempts.of(sent)).filter(begun -> begun.isOf(state));
        if (attempt.isEmpty()) {
            failed.note(address);
            return stop(What.STALE);
        }
        if (code.isEmpty()) {
            return stop(What.DECLINED);
        }
        Visitor visitor;
        try {
            visitor = identities.who(code, attempt.get().verifier());
        } catch (Identities.Unproven no) {
            failed.note(address);
            LOG.warnf("A login failed: %s.", no.getMessage());
            return stop(no.isForLater() ? What.SILENT : What.UNPROVEN);
        }
        // Another session for each login, so that nobody can have somebody else use one that they know.
        session(sent).ifPresent(before -> sessions.close(before.hash()));
        Secret session = Secret.random(random, NO_PREFIX);
        sessions.open(session.hash(), visitor);
        LOG.infof("%s (%d) has logged in.", visitor.login(), visitor.id());
        return new Step(attempt.get().to(), What.STALE, attempts.gone(), ids.set(session.text()));
    }

    private Step stop(What notice) {
        return new Step("", notice, attempts.gone());
    }

    /** Ends the session that a browser shows. */
    Step leave(Map<String, Cookie> sent) {
        session(sent).ifPresent(shown -> sessions.close(shown.hash()));
        return new Step("", What.GONE, ids.gone());
    }
}
