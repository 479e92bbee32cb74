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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps answers about people for five minutes, and never an "unknown". Safe for use by many threads. */
final class PeopleMemory {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** All answers together may name that many people. */
    private static final long MOST = 200_000;

    private sealed interface Key {
        long installation();

        record OfTeam(long installation, String organization, String slug) implements Key {}

        record OfLogin(long installation, long repository, String login) implements Key {}
    }

    private record Kept<T>(T answer, Span span) {}

    private final Recent<Key, Kept<Team>> teams = new Recent<>(MOST, PeopleMemory::size);
    private final Recent<Key, Kept<Grant>> grants = new Recent<>(MOST, kept -> 1);
    private final ConcurrentHashMap<Long, Long> forgotten = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Long> heard = new ConcurrentHashMap<>();
    private final Clock clock;

    PeopleMemory(Clock clock) {
        this.clock = clock;
    }

    /** How often the installation was forgotten: an answer to a question asked before that is not kept. */
    long generation(long installation) {
        return forgotten.getOrDefault(installation, 0L);
    }

    void forget(long installation) {
        forgotten.merge(installation, 1L, Long::sum);
        teams.forget(key -> key.installation() == installation);
        grants.forget(key -> key.installation() == installation);
    }

    /** Forgets the installation for each news once; older ones than were heard of are no news. */
    void forget(long installation, long news) {
        // Under the map's lock for this installation, so that whoever comes with the same news finds it forgotten.
        heard.compute(installation, (key, known) -> {
            long before = known == null ? 0 : known;
            if (news > before) {
                forget(installation);
            }
            return Math.max(news, before);
        });
    }

    void learn(Subject subject, Directory directory, long generation) {
        Span span = Span.of(clock.instant(), LIFE);
        // Under the map's lock for this installation, so that nothing is kept after a forget that came in between.
        forgotten.compute(subject.installation(), (installation, now) -> {
            if ((now == null ? 0 : now) == generation) {
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
            return now;
        });
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
