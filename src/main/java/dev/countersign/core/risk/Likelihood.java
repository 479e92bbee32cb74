package dev.countersign.core.risk;

import java.util.List;

/**
 * How likely a change is to go wrong, in two ways that are never added up.
 *
 * @param defect how likely it is to bring a defect
 * @param rollback how likely it is to be taken back
 */
public record Likelihood(Head defect, Head rollback) {

    /**
     * One way to go wrong.
     *
     * @param probability from 0 to 1
     * @param rank how it compares with other changes of the repository
     * @param terms what it is made of, the largest share first
     */
    public record Head(double probability, Rank rank, List<Term> terms) {
        /** Copies the list. */
        public Head {
            terms = List.copyOf(terms);
        }

        /** How it compares, as a sentence without a full stop. */
        public String standing() {
            return rank instanceof Rank.Known known
                    ? "riskier than " + known.percent() + " % of the last " + known.of() + " changes here"
                    : "likelihood " + Math.round(probability * 100) + " of 100";
        }

        /** The same head, ranked among the probabilities of earlier changes. */
        public Head ranked(List<Double> earlier) {
            return new Head(probability, Rank.of(probability, earlier), terms);
        }
    }

    /** How a change compares with the last changes of its repository. */
    public sealed interface Rank {

        /**
         * It is riskier than so many of them.
         *
         * @param percent share of them that is less risky, 0 to 100
         * @param of how many there are to compare with
         */
        record Known(int percent, int of) implements Rank {}

        /** There are too few to compare with. */
        record Unknown() implements Rank {}

        /** Fewer earlier changes than this tell nothing. */
        int ENOUGH = 30;

        /** Where a probability stands among those of earlier changes, of which 30 are enough to tell. */
        static Rank of(double probability, List<Double> earlier) {
            if (earlier.size() < ENOUGH) {
                return new Unknown();
            }
            long lower = earlier.stream().filter(other -> other < probability).count();
            return new Known((int) (100 * lower / earlier.size()), earlier.size());
        }
    }
}
