package dev.countersign.core.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up terms to a head of the likelihood. Pure. */
final class Heads {

    /** Logits a point: four points multiply the odds by e. */
    private static final double POINT = 0.25;

    private static final History.Known NOTHING =
            new History.Known(History.Files.NONE, History.Folders.NONE, History.Parts.NONE);

    private Heads() {}

    static Map<TermKind, Double> amounts(List<TermKind> kinds, Touched change, History history) {
        boolean known = history instanceof History.Known;
        History.Known past = history instanceof History.Known found ? found : NOTHING;
        Map<TermKind, Double> amounts = new LinkedHashMap<>();
        for (TermKind kind : kinds) {
            if (known || !kind.past()) {
                amounts.put(kind, kind.value().applyAsDouble(change, past));
            }
        }
        return amounts;
    }

    static Likelihood.Head head(String name, List<TermKind> kinds, Weights weights, Touched change, History history) {
        History.Known past = history instanceof History.Known found ? found : NOTHING;
        double logit = weights.weight(name, "base");
        double unknown = 0;
        List<Term> terms = new ArrayList<>();
        Map<TermKind, Double> amounts = amounts(kinds, change, history);
        for (TermKind kind : kinds) {
            double weight = weights.weight(name, kind.id());
            Double amount = amounts.get(kind);
            if (amount == null) {
                unknown += weight * weights.typical(name, kind.id());
            } else if (amount != 0 && weight != 0) {
                logit += weight * amount;
                // What does not even come to a tenth of a point is no reason.
                if (points(weight * amount) != 0) {
                    terms.add(new Term(kind.id(), kind.sentence().apply(change, past), points(weight * amount)));
                }
            }
        }
        if (history instanceof History.Unknown) {
            terms.add(new Term(
                    "history-unknown",
                    "the files' history is not known yet; counted like that of an average change",
                    points(unknown)));
        }
        terms.sort(Comparator.comparingDouble((Term term) -> Math.abs(term.points()))
                .reversed());
        return new Likelihood.Head(sigmoid(logit + unknown), new Likelihood.Rank.Unknown(), terms);
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    private static double points(double logit) {
        return Math.round(logit / POINT * 10) / 10.0;
    }
}
