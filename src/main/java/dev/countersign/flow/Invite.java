package dev.countersign.flow;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.Command;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Invitations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks people for their review, where the policy wants that: by one request a look at most, and only when there is somebody
 * new to ask. The check never waits for it. Safe for use by many threads.
 */
public final class Invite {

    private static final Duration SOON = Duration.ofMinutes(1);
    /** The longest time over which a policy counts somebody's sign-offs. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ReviewRequests requests;
    private final Workload workload;
    private final Looks looks;

    /**
     * What came of it.
     *
     * @param given the case, with who was asked
     * @param again when to try again; empty when there is no need
     */
    public record Invited(Case given, Optional<Instant> again) {}

    /** Asks through these, as long as no later look has begun. */
    public Invite(ReviewRequests requests, Workload workload, Looks looks) {
        this.requests = requests;
        this.workload = workload;
        this.looks = looks;
    }

    /** The same case with what those who sign here signed on other pull requests a short time before. */
    public Case recall(Subject subject, Case given) {
        List<Act> signing = given.acts().stream().filter(Invite::signs).toList();
        Optional<Instant> first = signing.stream().map(Act::at).min(Instant::compareTo);
        if (first.isEmpty()) {
            return given;
        }
        Set<Long> people = signing.stream()
                .map(Act::by)
                .filter(Person::isUser)
                .map(Person::id)
                .collect(Collectors.toSet());
        return given.with(given.dossier()
                .memory()
                .signed(workload.signed(
                        subject,
                        people,
                        first.get().minus(WINDOW),
                        given.dossier().now())));
    }

    private static boolean signs(Act act) {
        return act instanceof Act.Reviewed reviewed && reviewed.review().state() == Review.State.APPROVED
                || act instanceof Act.Commanded commanded && commanded.command() instanceof Command.SignOff;
    }

    /** Asks whom the policy wants asked for a case. */
    public Invited ask(Look.AtPull look, Subject subject, Case given) {
        Invitations invitations = Invitations.of(given);
        Instant now = given.dossier().now();
        List<Asked> chosen = invitations.people().isEmpty()
                ? List.of()
                : invitations.choose(workload.loads(subject, invitations.people(), now));
        if (chosen.isEmpty()) {
            return new Invited(given, Optional.empty());
        }
        looks.require(look);
        List<String> logins =
                chosen.stream().map(one -> one.person().login()).distinct().toList();
        try {
            requests.ask(subject, logins);
            return new Invited(keep(subject, given, chosen, Asked.State.ASKED), Optional.empty());
        } catch (Refused | SubjectGone no) {
            Asked.State state = logins.size() == 1 ? Asked.State.REFUSED : Asked.State.DOUBTFUL;
            return new Invited(keep(subject, given, chosen, state), Optional.of(now.plus(SOON)));
        } catch (TryLater later) {
            Duration wait = later.after().compareTo(SOON) < 0 ? SOON : later.after();
            return new Invited(given, Optional.of(now.plus(wait)));
        }
    }

    private Case keep(Subject subject, Case given, List<Asked> chosen, Asked.State state) {
        List<Asked> result = chosen.stream().map(one -> one.as(state)).toList();
        workload.keep(subject, result);
        List<Asked> all = new ArrayList<>(given.dossier().memory().asked());
        all.removeIf(old -> result.stream()
                .anyMatch(one ->
                        one.person().same(old.person()) && one.requirement().equals(old.requirement())));
        all.addAll(result);
        return given.with(given.dossier().memory().asking(all));
    }
}
