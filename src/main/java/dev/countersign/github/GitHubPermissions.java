package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.flow.Errand;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.PeopleSource;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Span;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Recent;
import dev.countersign.web.access.Permissions;
import dev.countersign.web.access.Premises;
import dev.countersign.web.access.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks GitHub what people may see, with the App's installation. A login is somebody else's when its bearer has given it up, so
 * an answer counts only where GitHub names the same account. Webhooks go first: while they want all of a budget, people are shown
 * what is remembered.
 */
@ApplicationScoped
public class GitHubPermissions implements Permissions {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final long MOST = 10_000;

    private record Key(long installation, String organisation, long person) {}

    private record Kept(boolean owner, Span span) {}

    private final PeopleSource people;
    private final GitHubHttp http;
    private final Clock clock;
    private final Recent<Key, Kept> owners = new Recent<>(MOST, kept -> 1);

    /** Asks these, who remember what they were told of repositories. */
    public GitHubPermissions(PeopleSource people, GitHubHttp http, Clock clock) {
        this.people = people;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public boolean reads(Visitor visitor, Premises.Place place) {
        Subject subject = new Subject(place.installation(), place.repositoryId(), new PullRequestRef(place.name(), 1));
        PeopleQuestion question = new PeopleQuestion(Set.of(), Set.of(visitor.login()));
        return asked(() -> people.ask(subject, question)
                        .permissions()
                        .get(visitor.login().toLowerCase(Locale.ROOT)))
                .filter(grant -> grant instanceof Grant.Known known
                        && known.id() == visitor.id()
                        && known.permission() != Permission.NONE)
                .isPresent();
    }

    @Override
    public boolean administers(Visitor visitor, String organisation, long installation) {
        Key key = new Key(installation, organisation.toLowerCase(Locale.ROOT), visitor.id());
        Optional<Kept> kept = owners.get(key).filter(entry -> entry.span().has(clock.instant()));
        if (kept.isPresent()) {
            return kept.get().owner();
        }
        Optional<Boolean> answer = asked(() -> owns(visitor, organisation, installation));
        answer.ifPresent(owner -> owners.put(key, new Kept(owner, Span.of(clock.instant(), LIFE))));
        return answer.orElse(false);
    }

    private boolean owns(Visitor visitor, String organisation, long installation) {
        try {
            JsonNode membership = http.request(
                            Ask.get(installation, "/orgs/{org}/memberships/{username}", organisation, visitor.login())
                                    .needing("Members, read"))
                    .body();
            return membership.path("state").asText().equals("active")
                    && membership.path("role").asText().equals("admin")
                    && membership.path("user").path("id").asLong() == visitor.id();
        } catch (SubjectGone nobody) {
            return false;
        }
    }

    private static <T> Optional<T> asked(Supplier<T> question) {
        try {
            return Optional.ofNullable(Errand.inBackground("page").go(question));
        } catch (TryLater | SubjectGone | Refused unknown) {
            return Optional.empty();
        }
    }
}
