package dev.countersign.flow;

import dev.countersign.core.change.Shas;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.report.Comparison.Difference;
import dev.countersign.core.report.Headline;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges past evaluations under a policy that may not be in force, and tells what would be different. Immutable. */
public final class Replay {

    private static final Set<String> LET_THROUGH = Set.of("cleared", "overridden");

    private final Assess assess;

    /** Detects and weighs by this. */
    public Replay(Assess assess) {
        this.assess = assess;
    }

    /** Judges them again. */
    public Comparison compare(List<Archive.Kept> past, PolicyInForce policy) {
        List<Difference> wouldWait = new ArrayList<>();
        List<Difference> wouldClear = new ArrayList<>();
        List<Difference> open = new ArrayList<>();
        for (Archive.Kept kept : past) {
            // An override is a part of what was decided: the change was let through.
            boolean was = LET_THROUGH.contains(kept.outcome());
            if (!policy.policy().governs(kept.dossier().facts())) {
                if (!was) {
                    wouldClear.add(difference(kept, "not governed"));
                }
                continue;
            }
            Verdict verdict = Judge.judge(assess.assess(kept.dossier(), policy));
            if (verdict.outcome() instanceof Outcome.Undecided) {
                if (was) {
                    open.add(difference(kept, why(verdict)));
                }
            } else if (was != verdict.cleared()) {
                (was ? wouldWait : wouldClear).add(difference(kept, why(verdict)));
            }
        }
        return new Comparison(past.size(), wouldWait, wouldClear, open);
    }

    private static Difference difference(Archive.Kept kept, String why) {
        return new Difference(
                kept.dossier().facts().pullRequest().ref(),
                Shas.brief(kept.dossier().facts().head()),
                why);
    }

    private static String why(Verdict verdict) {
        List<String> waiting = verdict.waitingFor();
        return Headline.title(verdict) + (waiting.isEmpty() ? "" : " · " + String.join(", ", waiting));
    }
}
