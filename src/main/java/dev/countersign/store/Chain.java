package dev.countersign.store;

import java.time.Instant;

/** What the hash of an evaluation's row is made of. */
final class Chain {

    private Chain() {}

    /** Rows from before facts were kept have no digest of them, and nothing in its place. */
    static String content(
            String previousHash,
            long subjectId,
            String head,
            String base,
            Instant at,
            String outcome,
            double defect,
            double rollback,
            String policies,
            String verdict,
            String factsDigest) {
        String content = String.join(
                "\0",
                previousHash,
                Long.toString(subjectId),
                head,
                base,
                at.toString(),
                outcome,
                Double.toString(defect),
                Double.toString(rollback),
                policies,
                verdict);
        return factsDigest.isEmpty() ? content : content + "\0" + factsDigest;
    }
}
