package dev.countersign.core.verdict;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Facts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The commits that are signed and whose signature did not verify. By itself that blocks nothing, since a key that GitHub
 * does not know is enough for it; a policy asks by {@code signatures: missing}.
 *
 * @param commits short ids, in order
 */
record InvalidSignatures(List<String> commits) {

    private static final int TOLD = 3;

    static InvalidSignatures of(Facts facts) {
        return new InvalidSignatures(facts.commits().stream()
                .filter(commit -> commit.signature() == Commit.Signature.INVALID)
                .map(Commit::shortSha)
                .toList());
    }

    /** What is said of them. */
    Optional<String> sentence() {
        if (commits.isEmpty()) {
            return Optional.empty();
        }
        String told = commits.stream().limit(TOLD).collect(Collectors.joining(", "))
                + (commits.size() > TOLD ? " and " + (commits.size() - TOLD) + " more" : "");
        return Optional.of(
                commits.size() == 1
                        ? "the signature of commit " + told + " is invalid"
                        : "the signatures of commits " + told + " are invalid");
    }
}
