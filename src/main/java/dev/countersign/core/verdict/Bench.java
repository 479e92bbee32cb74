package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Shas;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signatures;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Situation;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Independence;
import dev.countersign.core.signoff.Scope;
import dev.countersign.core.signoff.Signatories;
import dev.countersign.core.signoff.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What the parts of the judge share: the case, what is asked, and everybody's standing.
 *
 * @param given the case
 * @param situation what conditions look at
 * @param requirements the requirements that apply
 * @param checklists the checklists that apply
 * @param signatories whose sign-offs count
 * @param history what the change looked like before
 * @param standing what was done and not taken back, without what makes no sense
 * @param duties who may sign for which requirement, and for what
 */
record Bench(
        Case given,
        Situation situation,
        List<Requirement> requirements,
        List<Checklist> checklists,
        Signatories signatories,
        History history,
        Standing standing,
        Duties duties) {

    static Bench of(Case given) {
        Situation situation =
                new Situation(given.facts(), given.assistance(), given.risk(), given.policy(), Signatures.UNKNOWN);
        List<Requirement> requirements = given.policy().requirementsFor(situation);
        Independence independence =
                new Independence(given.facts(), given.policy().people().independentOf());
        List<Act> sensible = given.acts().stream()
                .filter(act -> nonsense(act, requirements).isEmpty())
                .toList();
        return new Bench(
                given,
                situation,
                requirements,
                given.policy().checklistsFor(situation),
                new Signatories(given.policy().people(), independence, given.directory()),
                new History(given.facts(), given.dossier().seen()),
                Standing.after(sensible, given.dossier().known()),
                new Duties(given, situation));
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

    /** The files that a sign-off for a requirement is bound to. */
    Scope scope(Requirement requirement) {
        return duties.of(requirement).scope();
    }

    /** Whether the person stands for the author: opened it, or is who an agent's pull request is assigned to. */
    boolean standsForAuthor(Person person) {
        return Independence.standsForAuthor(given.facts().pullRequest(), person);
    }
}
