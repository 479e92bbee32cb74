package dev.countersign.flow;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Push;
import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.report.Publication;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.Standing;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Inquiry;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Lasting;
import dev.countersign.core.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The straight path from a pull request to what GitHub shows: read, judge, keep, publish.
 *
 * <p>Level, not edge: it reads everything afresh, so it may be run at any time and any number of times. One look at a
 * pull request at a time; different ones in parallel.
 */
public final class Evaluate {

    private final ChangeSource changes;
    private final PeopleSource people;
    private final CheckSource checks;
    private final Policies policies;
    private final Assess assess;
    private final Ledger ledger;
    private final Publications publications;
    private final Publisher publisher;
    private final Reactions reactions;
    private final PolicyCheck policyCheck;
    private final Precedents precedents;
    private final Invite invite;
    private final Function<Subject, String> pages;
    private final Clock clock;
    private final UsualQuestions usual = new UsualQuestions();

    /** Connects the path; see each port for what it is. */
    public Evaluate(
            ChangeSource changes,
            PeopleSource people,
            CheckSource checks,
            Policies policies,
            Assess assess,
            Ledger ledger,
            Publications publications,
            Publisher publisher,
            Reactions reactions,
            PolicyCheck policyCheck,
            Precedents precedents,
            Invite invite,
            Function<Subject, String> pages,
            Clock clock) {
        this.changes = changes;
        this.people = people;
        this.checks = checks;
        this.policies = policies;
        this.assess = assess;
        this.ledger = ledger;
        this.publications = publications;
        this.publisher = publisher;
        this.reactions = reactions;
        this.policyCheck = policyCheck;
        this.precedents = precedents;
        this.invite = invite;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Looks at a pull request.
     *
     * @param news how often something about its installation's people had changed when the look began
     * @throws TryLater when it could not be read or published at present
     * @throws SubjectGone when it is not there any more
     * @throws Overtaken when another look at it has begun since; this one then keeps and shows nothing
     */
    public Looked look(Look.AtPull look, Subject subject, long news) {
        people.forget(subject.installation(), news);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Remembered known = ledger.recall(look, subject);
        Reading reading = changes.read(subject, along(subject, known));
        Instant read = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PolicyInForce policy = policies.inForce(subject, reading);
        Push standing = Standpoint.of(reading, known.pushes(), now);
        if (reading.facts().pullRequest().state() != PullRequest.State.OPEN) {
            ledger.close(look, subject);
            return Looked.without();
        }
        if (!governed(reading.facts(), policy.policy())) {
            ledger.leaveAlone(look, subject, standing);
            return Looked.without();
        }
        Facts facts = reading.facts()
                .withPushes(Standpoint.after(known.pushes(), standing))
                .alsoAssignedTo(known.assignees());
        Precedents.Told told = precedents.recall(
                subject, dossier(facts, reading, known, now), policy.policy().areas(), known.extent());
        Case first = assess.assess(told.dossier(), policy);
        Case said = told.unread().isEmpty() ? first : first.noting(told.unread());
        Case given = people(subject, invite.recall(subject, said), known);
        Verdict verdict = Judge.judge(given);
        Set<String> awaited = awaited(policy.policy(), verdict);
        if (!awaited.isEmpty()) {
            given = given.with(facts.withChecks(checks.read(subject, facts.head(), awaited)));
            verdict = Judge.judge(given);
        }
        Invite.Invited invited = invite.ask(look, subject, given);
        if (invited.given() != given) {
            given = invited.given();
            verdict = Judge.judge(given);
        }
        Optional<Instant> again =
                Patience.nextLook(verdict, Inquiry.unsettled(given), known, now).map(Errand.current()::notBefore);
        Publication publication = publications.of(verdict, again, pages.apply(subject));
        List<Act.Commanded> lasting = Lasting.of(given, verdict);
        ledger.record(
                look,
                subject,
                new Evaluation(
                        now,
                        read,
                        given,
                        verdict,
                        Fingerprint.of(facts),
                        standing,
                        publication,
                        policy.files(),
                        places(given),
                        actors(given),
                        facts.pullRequest().assignees(),
                        awaited,
                        lasting,
                        labelsMatter(policy.policy())));
        if (!lasting.isEmpty()) {
            ledger.exempt(subject, lasting);
        }
        Optional<Instant> onceMore = publisher.publish(look, subject, publication.comment());
        reactions.answer(look, subject, verdict.answers());
        policyCheck.look(look, subject, reading);
        return new Looked(
                true,
                Stream.of(again, onceMore, invited.again())
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }

    private static Dossier dossier(Facts facts, Reading reading, Remembered known, Instant now) {
        return new Dossier(
                facts,
                Assess.codeOwners(facts, reading.codeowners()),
                known.lines(),
                known.memory(),
                reading.directory(),
                new History.Unknown(),
                new Guidance.Unknown(),
                known.earlier(),
                now);
    }

    /** Whatever the policy of last time, here or elsewhere in the organisation, asks about people is asked in the same look, so that it costs no request. */
    private PeopleQuestion along(Subject subject, Remembered known) {
        return usual.of(subject.ref().repository()).and(known.actors());
    }

    private Case people(Subject subject, Case given, Remembered known) {
        usual.keep(
                subject.ref().repository(),
                new PeopleQuestion(Inquiry.teams(given.policy()), Inquiry.people(given.policy())));
        Inquiry inquiry = Inquiry.of(given);
        boolean first = inquiry.logins().isEmpty()
                && known.memory().seen().positions().isEmpty()
                && given.policy().teamsAsked().isEmpty();
        if (first && !given.policy().reviewers().request()) {
            // Who could sign is told at the first look only if that costs no request; what is asked must be known.
            return given;
        }
        Directory along = given.directory();
        PeopleQuestion open = new PeopleQuestion(
                inquiry.teams().stream()
                        .filter(team -> !along.teams().containsKey(team))
                        .collect(Collectors.toSet()),
                inquiry.logins().stream()
                        .map(login -> login.toLowerCase(Locale.ROOT))
                        .filter(login -> !along.permissions().containsKey(login))
                        .collect(Collectors.toSet()));
        if (open.isEmpty()) {
            return given;
        }
        Directory asked = people.ask(subject, open);
        Map<Signers.Team, Directory.Team> allTeams = new HashMap<>(along.teams());
        allTeams.putAll(asked.teams());
        Map<String, Directory.Grant> allGrants = new HashMap<>(along.permissions());
        allGrants.putAll(asked.permissions());
        return given.with(new Directory(allTeams, allGrants));
    }

    private static boolean governed(Facts facts, Policy policy) {
        return policy.governs(facts);
    }

    private static Set<String> awaited(Policy policy, Verdict verdict) {
        return Stream.concat(
                        policy.checksAsked().stream(),
                        verdict.requirements().stream()
                                .flatMap(state -> policy.requirement(state.name()).stream())
                                .flatMap(requirement -> requirement.checks().stream()))
                .collect(Collectors.toSet());
    }

    private static List<String> places(Case given) {
        return given.acts().stream()
                .sorted(Standing.order(given.dossier().memory().known()))
                .map(Act::place)
                .toList();
    }

    private static Set<String> actors(Case given) {
        return given.acts().stream()
                .map(Act::by)
                .filter(Person::isUser)
                .map(Person::login)
                .collect(Collectors.toSet());
    }

    private static boolean labelsMatter(Policy policy) {
        return policy.conditions().anyMatch(Condition.Labels.class::isInstance);
    }
}
