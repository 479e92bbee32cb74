package dev.countersign.github;

import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.core.signoff.Directory.Team;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.Span;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.Recent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Keeps answers about people for five minutes, and never an "unknown". Safe for use by many threads. */
final class PeopleMemory {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** All answers together may name that many people. */
    private static final long MOST = 200_000;

    /** So many installations, of those used last, are known not to have been forgotten since. */
    private static final long MOST_INSTALLATIONS = 10_000;

    private sealed interface Key {
        long installation();

        record OfTeam(long installation, String organization, String slug) implements Key {}

        record OfLogin(long installation, long repository, String login) implements Key {}
    }

    private record Kept<T>(T answer, Span span) {}

    private final Recent<Key, Kept<Team>> teams = new Recent<>(MOST, PeopleMemory::size);
    private final Recent<Key, Kept<Grant>> grants = new Recent<>(MOST, kept -> 1);
    private final Recent<Long, Heard> heard;
    /** What is kept, and what was heard of an installation, change together. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Clock clock;
    private long forgets;

    /**
     * What was heard of an installation.
     *
     * @param generation how often any had been forgotten when this one was last, or when nothing was known of it
     * @param news how many there had been
     */
    private record Heard(long generation, long news) {}

    PeopleMemory(Clock clock) {
        this(clock, MOST_INSTALLATIONS);
    }

    /** One that knows that many installations; of others nothing was heard, so that they are forgotten once more. */
    PeopleMemory(Clock clock, long installations) {
        this.clock = clock;
        this.heard = new Recent<>(installations, any -> 1);
    }

    /** When the installation was forgotten: an answer to a question asked before that is not kept. */
    long generation(long installation) {
        lock.lock();
        try {
            Heard known = heard(installation);
            heard.put(installation, known);
            return known.generation();
        } finally {
            lock.unlock();
        }
    }

    private Heard heard(long installation) {
        return heard.get(installation).orElseGet(() -> new Heard(forgets, 0));
    }

    void forget(long installation) {
        lock.lock();
        try {
            forgets++;
            heard.put(installation, new Heard(forgets, heard(installation).news()));
            teams.forget(key -> key.installation() == installation);
            grants.forget(key -> key.installation() == installation);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the installation for each news once; older ones than were heard of are no news. */
    void forget(long installation, long news) {
        // Whoever comes with the same news finds it forgotten.
        lock.lock();
        try {
            if (news > heard(installation).news()) {
                forget(installation);
                heard.put(installation, new Heard(forgets, news));
            }
        } finally {
            lock.unlock();
        }
    }

    void learn(Subject subject, Directory directory, long generation) {
        Span span = Span.of(clock.instant(), LIFE);
        // Nothing is kept after a forget that came in between.
        lock.lock();
        try {
            if (heard(subject.installation()).generation() == generation) {
                directory.teams().forEach((team, answer) -> {
                    if (!(answer instanceof Team.Unknown)) {
                        teams.put(key(subject, team), new Kept<>(answer, span));
                    }
                });
                directory.permissions().forEach((login, answer) -> {
                    if (answer instanceof Grant.Known) {
                        grants.put(key(subject, login), new Kept<>(answer, span));
                    }
                });
            }
        } finally {
            lock.unlock();
        }
    }

    /** What can be answered from memory. */
    Directory known(Subject subject, PeopleQuestion question) {
        Map<Signers.Team, Team> knownTeams = new HashMap<>();
        for (Signers.Team team : question.teams()) {
            fresh(teams.get(key(subject, team))).ifPresent(answer -> knownTeams.put(team, answer));
        }
        Map<String, Grant> knownGrants = new HashMap<>();
        for (String login : question.logins()) {
            fresh(grants.get(key(subject, login)))
                    .ifPresent(answer -> knownGrants.put(login.toLowerCase(Locale.ROOT), answer));
        }
        return new Directory(knownTeams, knownGrants);
    }

    /** What a directory leaves open of a question. */
    static PeopleQuestion open(PeopleQuestion question, Directory directory) {
        Set<Signers.Team> teams = question.teams().stream()
                .filter(team -> !directory.teams().containsKey(team))
                .collect(Collectors.toSet());
        Set<String> logins = question.logins().stream()
                .map(login -> login.toLowerCase(Locale.ROOT))
                .filter(login -> !directory.permissions().containsKey(login))
                .collect(Collectors.toSet());
        return new PeopleQuestion(teams, logins);
    }

    private <T> Optional<T> fresh(Optional<Kept<T>> kept) {
        return kept.filter(entry -> entry.span().has(clock.instant())).map(Kept::answer);
    }

    private static long size(Kept<Team> kept) {
        return 1
                + (kept.answer() instanceof Team.Members members
                        ? members.people().size()
                        : 0);
    }

    private static Key key(Subject subject, Signers.Team team) {
        return new Key.OfTeam(
                subject.installation(),
                team.organization().toLowerCase(Locale.ROOT),
                team.slug().toLowerCase(Locale.ROOT));
    }

    private static Key key(Subject subject, String login) {
        return new Key.OfLogin(subject.installation(), subject.repositoryId(), login.toLowerCase(Locale.ROOT));
    }
}
