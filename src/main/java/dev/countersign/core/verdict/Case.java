package dev.countersign.core.verdict;

import dev.countersign.core.change.Facts;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.ToolRule;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a verdict depends on.
 *
 * @param dossier what was read and remembered
 * @param catalogue the tools that are known
 * @param assistance which tools helped, before anybody cleared any of it
 * @param risk how risky it is
 * @param policy what is asked
 * @param notes what must be said about the policy, such as that an older one is in force
 * @param doubts what could not be found out and may change everything, such as the policy itself
 */
public record Case(
        Dossier dossier,
        Catalogue catalogue,
        Assistance assistance,
        Risk risk,
        Policy policy,
        List<String> notes,
        List<String> doubts) {

    /** Copies the lists. */
    public Case {
        notes = List.copyOf(notes);
        doubts = List.copyOf(doubts);
    }

    /** The change. */
    public Facts facts() {
        return dossier.facts();
    }

    /** Who owns the touched files by the code owners file. */
    public List<Signers> codeOwners() {
        return dossier.codeOwners();
    }

    /** What people did about it, in any order. */
    public List<Act> acts() {
        return Stream.concat(facts().reviews().stream().map(Act.Reviewed::new), dossier.lines().stream())
                .toList();
    }

    /** What is known of people. */
    public Directory directory() {
        return dossier.directory();
    }

    /** Ids of the tools that people can speak of: those of the catalogue and of the policy's register. */
    public Set<String> toolIds() {
        return toolIds(catalogue, policy);
    }

    /** Ids of the tools that people can speak of under a policy. */
    public static Set<String> toolIds(Catalogue catalogue, Policy policy) {
        Set<String> ids = new LinkedHashSet<>(catalogue.ids());
        policy.tools().stream()
                .map(ToolRule::tool)
                .filter(id -> !id.equals("*"))
                .forEach(ids::add);
        return ids;
    }

    /** The day, for what expires. */
    public LocalDate today() {
        return dossier.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The same with other answers about people. */
    public Case with(Directory answers) {
        return new Case(dossier.with(answers), catalogue, assistance, risk, policy, notes, doubts);
    }

    /** The same with another risk. */
    public Case with(Risk other) {
        return new Case(dossier, catalogue, assistance, other, policy, notes, doubts);
    }

    /** The same with one more thing to say. */
    public Case noting(String what) {
        List<String> more = new ArrayList<>(notes);
        more.add(what);
        return new Case(dossier, catalogue, assistance, risk, policy, more, doubts);
    }

    /** The same with that memory. */
    public Case with(Dossier.Memory remembered) {
        return new Case(dossier.with(remembered), catalogue, assistance, risk, policy, notes, doubts);
    }

    /** The same with other facts. */
    public Case with(Facts other) {
        return new Case(dossier.with(other), catalogue, assistance, risk, policy, notes, doubts);
    }
}
