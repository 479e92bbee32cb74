package dev.countersign.core.verdict;

import dev.countersign.core.command.Command;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Sighting;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.History;
import dev.countersign.core.signoff.Signatories;
import java.util.List;

/**
 * What is left of the evidence after people who may sign have cleared some of it.
 *
 * @param assistance which tools helped by what is left
 * @param clearings who cleared what
 */
record Clearance(Assistance assistance, List<Verdict.Clearing> clearings) {

    static Clearance of(Case given, Signatories signatories, History history) {
        List<Act.Commanded> heard = given.acts().stream()
                .filter(Act.Commanded.class::isInstance)
                .map(Act.Commanded.class::cast)
                .filter(act -> act.command() instanceof Command.Clear)
                .filter(act -> signatories.maySign(act.by()) instanceof Eligibility.Eligible)
                .filter(act -> concernsAny(given, history, act))
                .toList();
        if (heard.isEmpty()) {
            return new Clearance(given.assistance(), List.of());
        }
        Assistance left = given.assistance()
                .without(one -> heard.stream().anyMatch(act -> concerns(given, history, act, one)), given.catalogue());
        return new Clearance(
                left, heard.stream().map(act -> clearing(given, act)).toList());
    }

    /** Whether anything that is known now was known already when somebody cleared a tool. */
    static boolean concernsAny(Case given, History history, Act.Commanded act) {
        return given.assistance().evidence().stream().anyMatch(one -> concerns(given, history, act, one));
    }

    /** New evidence is not cleared by an old word; the same evidence in rewritten commits is, while the changes are the same. */
    private static boolean concerns(Case given, History history, Act.Commanded act, Evidence one) {
        if (!one.tool().equals(((Command.Clear) act.command()).tool())) {
            return false;
        }
        List<Evidence> known = given.dossier().memory().sightings().stream()
                .filter(sighting -> !sighting.since().isAfter(act.at()))
                .map(Sighting::evidence)
                .toList();
        return known.contains(one)
                || known.stream().anyMatch(old -> sameWords(old, one))
                        && history.compare(act.head(), act.at()) != History.Match.STALE;
    }

    private static boolean sameWords(Evidence a, Evidence b) {
        return a.tool().equals(b.tool())
                && a.role() == b.role()
                && a.marker().equals(b.marker())
                && a.quote().equals(b.quote());
    }

    private static Verdict.Clearing clearing(Case given, Act.Commanded act) {
        Command.Clear clear = (Command.Clear) act.command();
        return new Verdict.Clearing(
                clear.tool(), given.catalogue().name(clear.tool()), act.by().login(), act.head(), clear.why());
    }
}
