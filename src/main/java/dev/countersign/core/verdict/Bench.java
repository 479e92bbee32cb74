package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Shas;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signatures;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Situation;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Independence;
import dev.countersign.core.signoff.Scope;
import dev.countersign.core.signoff.Signatories;
import dev.countersign.core.signoff.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the parts of the judge share: the case, what is asked, and everybody's standing.
 *
 * @param given the case, with what follows from the evidence that is left
 * @param clearance what is left of the evidence
 * @param situation what conditions look at
 * @param requirements the requirements that apply
 * @param checklists the checklists that apply
 * @param signatories whose sign-offs count
 * @param history what the change looked like before
 * @param standing what was done and not taken back, without what makes no sense
 * @param duties who may sign for which requirement, and for what
 * @param electorate who is known to be able to sign
 * @param stamps sign-offs that were given faster than anyone could read, as sentences
 */
record Bench(
        Case given,
        Clearance clearance,
        Situation situation,
        List<Requirement> requirements,
        List<Checklist> checklists,
        Signatories signatories,
        History history,
        Standing standing,
        Duties duties,
        Electorate electorate,
        List<String> stamps) {

    private static final int NAMES = 5;

    static Bench of(Case read) {
        Independence independence =
                new Independence(read.facts(), read.policy().people().independentOf());
        Signatories signatories = new Signatories(read.policy().people(), independence, read.directory());
        History history = new History(read.facts(), read.dossier().memory().seen());
        Clearance clearance = Clearance.of(read, signatories, history);
        Case given = StaleGuidance.seen(read, clearance.assistance());
        List<String> stamps = Stamps.of(given, signatories, history);
        Situation situation = new Situation(
                given.facts(),
                clearance.assistance(),
                stamps.isEmpty() ? given.risk() : given.risk().signalling(Risk.RUBBER_STAMP),
                given.policy(),
                Signatures.of(given.facts()),
                given.directory().members());
        List<Requirement> requirements = given.policy().requirementsFor(situation);
        List<Act> sensible = given.acts().stream()
                .filter(act -> nonsense(act, requirements).isEmpty())
                .toList();
        return new Bench(
                given,
                clearance,
                situation,
                requirements,
                Stream.concat(given.policy().checklistsFor(situation).stream(), StaleGuidance.checklist(given))
                        .toList(),
                signatories,
                history,
                Standing.after(sensible, given.dossier().memory().known()),
                new Duties(given, situation),
                new Electorate(given, signatories),
                stamps);
    }

    /** Which tools helped, by what nobody cleared. */
    Assistance assistance() {
        return clearance.assistance();
    }

    /** Why a sign-off by command cannot mean anything; empty when it can. */
    static Optional<String> nonsense(Act act, List<Requirement> requirements) {
        if (!(act instanceof Act.Commanded commanded) || !(commanded.command() instanceof Command.SignOff signOff)) {
            return Optional.empty();
        }
        if (act.head().isEmpty()) {
            return Optional.of("this pull request was not known here when it was written; write it again");
        }
        if (!act.head().startsWith(signOff.head())) {
            return Optional.of("the head was " + Shas.brief(act.head()) + " when this was written");
        }
        if (signOff.requirements().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = requirements.stream().map(Requirement::name).toList();
        return signOff.requirements().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name -> names.isEmpty()
                        ? "nothing has to be signed here"
                        : "`" + name + "` is not asked here; asked are " + String.join(", ", names));
    }

    /** The people and teams that may sign for a requirement, owners resolved. */
    List<Signers> signers(Requirement requirement) {
        return duties.of(requirement).signers();
    }

    /** People and teams that the policy names for the whole change, owners resolved. */
    List<Signers> resolve(List<Signers> from) {
        return duties.resolve(from);
    }

    /** Logins of members of those teams who are known to be able to sign still, in alphabetical order; a few. */
    List<String> candidates(List<Signers> signers, Set<Long> already) {
        return electorate
                .people(signers.stream().filter(Signers.Team.class::isInstance).toList())
                .stream()
                .filter(person -> !already.contains(person.id()))
                .map(Person::login)
                .sorted()
                .limit(NAMES)
                .toList();
    }

    /** The files that a sign-off for a requirement is bound to. */
    Scope scope(Requirement requirement) {
        return duties.of(requirement).scope();
    }

    /** Whether the person stands for the author: opened it, or is who an agent's pull request is assigned to. */
    boolean standsForAuthor(Person person) {
        return Independence.standsForAuthor(given.facts().pullRequest(), person);
    }
}
