package dev.countersign.core.proposal;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Codeowners;
import dev.countersign.core.risk.PastChange;
import java.util.List;

/**
 * What one repository says.
 *
 * @param ref its name
 * @param owners its code owners file
 * @param past its merged changes, as far as they are kept
 */
public record Repository(RepositoryRef ref, OwnersFile owners, List<PastChange> past) {

    /** Copies the list. */
    public Repository {
        past = List.copyOf(past);
    }

    /** A code owners file, or why there is none to draw from. */
    public sealed interface OwnersFile {

        /**
         * It is there.
         *
         * @param path where it lies in the repository
         */
        record Found(String path, Codeowners codeowners) implements OwnersFile {}

        /** There is none. */
        record None() implements OwnersFile {}

        /**
         * It cannot be read.
         *
         * @param why one sentence without a full stop
         */
        record Unreadable(String why) implements OwnersFile {}
    }
}
