package dev.countersign.core.policy;

import dev.countersign.core.change.Facts;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.risk.Impact;
import dev.countersign.core.risk.Level;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.risk.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Builds situations for the tests of conditions. */
final class Situations {

    private Situations() {}

    static Situation of(Facts facts, Assistance assistance, Risk risk, Policy policy) {
        return new Situation(facts, assistance, risk, policy, Signatures.VERIFIED, Map.of());
    }

    static Assistance by(Assistance.Level level, String... tools) {
        List<Assistance.ToolUse> uses = Arrays.stream(tools)
                .map(tool -> new Assistance.ToolUse(tool, tool, Role.ASSISTED))
                .toList();
        List<Evidence> evidence = Arrays.stream(tools)
                .map(tool -> new Evidence(tool, Role.ASSISTED, tool + "-trailer", "commit 1", "x"))
                .toList();
        return new Assistance(level, uses, List.of(), List.of(), List.of(), evidence);
    }

    static Risk risk(Level level, int score, Level impact, String... touched) {
        Likelihood.Head head = new Likelihood.Head(
                score / 100.0,
                new Likelihood.Rank.Unknown(),
                List.of(new Term("lines-added", "adds lines", 2), new Term("few-files", "touches one file", -1)));
        return new Risk(
                level,
                score,
                new Likelihood(head, head),
                new Impact(impact, List.of(touched), List.of(), List.of(), List.of()));
    }
}
