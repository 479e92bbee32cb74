package dev.countersign.core.verdict;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Shas;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signatures;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Situation;
import dev.countersign.core.risk.Area;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Independence;
import dev.countersign.core.signoff.Signatories;
import dev.countersign.core.signoff.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
 */
record Bench(
        Case given,
        Situation situation,
        List<Requirement> requirements,
        List<Checklist> checklists,
        Signatories signatories,
        History history,
        Standing standing) {

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
                Stream.concat(given.policy().checklistsFor(situation).stream(), StaleGuidance.checklist(given))
                        .toList(),
                new Signatories(given.policy().people(), independence, given.directory()),
                new History(given.facts(), given.dossier().seen()),
                Standing.after(sensible, given.dossier().known()));
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
        List<Signers> resolved = new ArrayList<>();
        for (Signers signers : requirement.signOffs().from()) {
            if (signers instanceof Signers.Owners) {
                areas(requirement)
                        .forEach(area -> area.owners()
                                .forEach(owner -> Signers.read(owner).ifPresent(resolved::add)));
            } else if (signers instanceof Signers.CodeOwners) {
                resolved.addAll(given.codeOwners());
            } else {
                resolved.add(signers);
            }
        }
        return resolved.stream().distinct().toList();
    }

    /** The touched areas that made a requirement apply. */
    List<Area> areas(Requirement requirement) {
        Set<String> names = requirement.areas(situation);
        return given.policy().areas().stream()
                .filter(area -> names.contains(area.name()))
                .toList();
    }

    /** The files that a sign-off for a requirement is bound to. */
    Predicate<String> scope(Requirement requirement) {
        boolean complete = given.facts().completeness() instanceof Completeness.Complete;
        if (requirement.scope() == Requirement.Scope.CHANGE || !complete) {
            return path -> true;
        }
        List<Area> areas = areas(requirement);
        if (areas.isEmpty()) {
            return path -> true;
        }
        return path -> areas.stream().anyMatch(area -> area.paths().matches(path));
    }

    /** Whether the person stands for the author: opened it, or is who an agent's pull request is assigned to. */
    boolean standsForAuthor(Person person) {
        return Independence.standsForAuthor(given.facts().pullRequest(), person);
    }
}
