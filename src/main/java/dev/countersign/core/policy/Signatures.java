package dev.countersign.core.policy;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of the signatures of a change's commits. */
public enum Signatures {
    /** Every commit has one that GitHub verified. */
    VERIFIED,
    /** At least one commit has none, or one that did not verify. */
    MISSING,
    /** Nobody can tell; a condition that asks for missing ones then holds. */
    UNKNOWN;

    /** Those of a change. What GitHub does not show, it may not have verified either. */
    public static Signatures of(Facts facts) {
        Set<Commit.Signature> found =
                facts.commits().stream().map(Commit::signature).collect(Collectors.toSet());
        if (found.contains(Commit.Signature.NONE) || found.contains(Commit.Signature.INVALID)) {
            return MISSING;
        }
        boolean all = facts.completeness() instanceof Completeness.Complete
                && !facts.commits().isEmpty();
        return all && !found.contains(Commit.Signature.UNKNOWN) ? VERIFIED : UNKNOWN;
    }

    /** Whether every commit's signature is verified and its signer fits; nobody can tell of commits that GitHub does not show. */
    static Truth each(Facts facts, Function<Commit.Signer, Truth> fits) {
        boolean all = facts.completeness() instanceof Completeness.Complete
                && !facts.commits().isEmpty();
        return facts.commits().stream()
                .map(commit -> switch (commit.signature()) {
                    case VERIFIED -> fits.apply(commit.signer());
                    case UNKNOWN -> Truth.UNKNOWN;
                    case NONE, INVALID -> Truth.NO;
                })
                .reduce(all ? Truth.YES : Truth.UNKNOWN, Truth::and);
    }
}
