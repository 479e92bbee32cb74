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

    private static final Comparator<Term> LARGEST_FIRST =
            Comparator.comparingDouble((Term term) -> Math.abs(term.points())).reversed();

    private Heads() {}

    static Map<TermKind, Double> amounts(List<TermKind> kinds, Touched change, History history) {
        History.Known past = history instanceof History.Known found ? found : NOTHING;
        Map<TermKind, Double> amounts = new LinkedHashMap<>();
        for (TermKind kind : kinds) {
            if (isKnown(kind, history)) {
                amounts.put(kind, kind.value().applyAsDouble(change, past));
            }
        }
        return amounts;
    }

    static Likelihood.Head head(String name, List<TermKind> kinds, Weights weights, Touched change, History history) {
        Map<String, Weights.Fitted> fitted = weights.of(name);
        History.Known past = history instanceof History.Known found ? found : NOTHING;
        List<Term> terms = new ArrayList<>();
        for (TermKind kind : kinds) {
            double points = isKnown(kind, history) ? points(logit(kind, fitted, change, past)) : 0;
            // What does not even come to a tenth of a point is no reason.
            if (points != 0) {
                terms.add(new Term(kind.id(), kind.sentence().apply(change, past), points));
            }
        }
        if (history instanceof History.Unknown) {
            terms.add(new Term(
                    "history-unknown",
                    "the files' history is not known yet; counted like that of an average change",
                    points(unknown(kinds, fitted))));
        }
        terms.sort(LARGEST_FIRST);
        double probability = probability(name, kinds, weights, change, history);
        return new Likelihood.Head(probability, new Likelihood.Rank.Unknown(), terms);
    }

    /** The probability alone. */
    static double probability(String name, List<TermKind> kinds, Weights weights, Touched change, History history) {
        Map<String, Weights.Fitted> fitted = weights.of(name);
        History.Known past = history instanceof History.Known found ? found : NOTHING;
        double logit = fitted.get("base").weight();
        for (TermKind kind : kinds) {
            logit += isKnown(kind, history) ? logit(kind, fitted, change, past) : 0;
        }
        return sigmoid(logit + (history instanceof History.Unknown ? unknown(kinds, fitted) : 0));
    }

    private static boolean isKnown(TermKind kind, History history) {
        return !kind.past() || history instanceof History.Known;
    }

    private static double logit(TermKind kind, Map<String, Weights.Fitted> fitted, Touched change, History.Known past) {
        return fitted.get(kind.id()).weight() * kind.value().applyAsDouble(change, past);
    }

    private static double unknown(List<TermKind> kinds, Map<String, Weights.Fitted> fitted) {
        double sum = 0;
        for (TermKind kind : kinds) {
            Weights.Fitted term = fitted.get(kind.id());
            sum += kind.past() ? term.weight() * term.typical() : 0;
        }
        return sum;
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
