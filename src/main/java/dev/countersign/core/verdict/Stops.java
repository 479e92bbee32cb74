package dev.countersign.core.verdict;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.signoff.Standing.Hold;
import dev.countersign.core.signoff.Standing.Objection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who or what says no.
 *
 * @param stops those that stand
 * @param unknowns those of which it cannot be told whether they stand
 */
record Stops(List<Verdict.Stop> stops, List<String> unknowns) {

    static Stops of(Bench bench, Register register) {
        List<Verdict.Stop> stops = new ArrayList<>(register.stops());
        if (bench.assistance().mismatch()) {
            stops.add(new Verdict.Stop(
                    "the author says that no tool helped, and there is evidence that one did",
                    "the author names the tool with `/ai <tool>`, or somebody who may sign clears it with"
                            + " `/ai clear <tool> <why>`",
                    ""));
        }
        Set<String> unknowns = new LinkedHashSet<>();
        List<Signers> signers = bench.requirements().stream()
                .flatMap(requirement -> bench.signers(requirement).stream())
                .distinct()
                .toList();
        for (Objection objection : bench.standing().objections()) {
            Person by = objection.by();
            Eligibility heard =
                    bench.signatories().maySign(by).and(bench.signatories().among(by, signers));
            if (heard instanceof Eligibility.Eligible) {
                stops.add(new Verdict.Stop(
                        by.login() + " asked for changes at " + Shas.brief(objection.head()),
                        by.login() + " approves, or the review is dismissed",
                        ""));
            } else if (heard instanceof Eligibility.Unknown unknown) {
                unknowns.add(unknown.because());
            }
        }
        for (Hold hold : bench.standing().holds()) {
            Eligibility heard = bench.signatories().maySign(hold.by());
            if (heard instanceof Eligibility.Eligible) {
                stops.add(new Verdict.Stop(
                        hold.by().login() + " holds it", hold.by().login() + " comments `/unhold`", hold.why()));
            } else if (heard instanceof Eligibility.Unknown unknown) {
                unknowns.add(unknown.because());
            }
        }
        return new Stops(List.copyOf(stops), List.copyOf(unknowns));
    }
}
