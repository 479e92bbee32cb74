package dev.countersign.core.verdict;

import dev.countersign.core.policy.Signers;

/** How signers are called in reports: without an {@code @}, so that nobody is pinged. */
final class Words {

    private Words() {}

    static String of(Signers signers) {
        if (signers instanceof Signers.User user) {
            return user.login();
        }
        if (signers instanceof Signers.Team team) {
            return "anyone in " + team.organization() + "/" + team.slug();
        }
        if (signers instanceof Signers.Owners) {
            return "the owners of the touched areas";
        }
        return signers instanceof Signers.CodeOwners
                ? "the code owners of the touched files"
                : "anyone with write permission";
    }
}
