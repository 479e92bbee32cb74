package dev.countersign.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What keeps a pull request from being merged. */
final class Gate {

    private static final String FAILING = "failing";

    private final World world;

    Gate(World world) {
        this.world = world;
    }

    /** GitHub's sentence for why it cannot be merged now; empty when it can. */
    Optional<String> objection(PullRequest pull) {
        if (!pull.open) {
            return Optional.of("Pull Request is not mergeable");
        }
        if (pull.draft) {
            return Optional.of("Pull Request is still a draft");
        }
        Optional<String> rule = violated(pull);
        return rule.isPresent() ? rule : conflict(pull);
    }

    /** The required check that is not satisfied, if there is one. */
    Optional<String> violated(PullRequest pull) {
        return pull.repository.required(pull.baseRef).stream()
                .map(required -> wrong(required, pull))
                .flatMap(Optional::stream)
                .findFirst()
                .map(sentence -> "Repository rule violations found\n\n" + sentence + "\n\n");
    }

    /** How a commit's required checks stand together. */
    enum Required {
        PASSED,
        WAITING,
        FAILED
    }

    /** How the checks stand that a branch requires of a commit. */
    Required required(Repository repository, String branch, String sha) {
        List<String> states = repository.required(branch).stream()
                .map(check -> state(check, repository, sha))
                .filter(state -> !state.isEmpty())
                .toList();
        return states.isEmpty() ? Required.PASSED : states.contains(FAILING) ? Required.FAILED : Required.WAITING;
    }

    private Optional<String> wrong(Ruleset.RequiredCheck required, PullRequest pull) {
        String state = state(required, pull.repository, pull.headSha);
        return state.isEmpty()
                ? Optional.empty()
                : Optional.of("Required status check \"" + required.context() + "\" is " + state + ".");
    }

    private static String state(Ruleset.RequiredCheck required, Repository repository, String sha) {
        Optional<CheckRun> run = repository.checks.stream()
                .filter(check -> check.headSha.equals(sha) && required.meansAppOf(check))
                .max(Comparator.comparingLong(check -> check.id));
        return run.isEmpty()
                ? "expected"
                : !run.get().isCompleted() ? "in progress" : run.get().passes() ? "" : FAILING;
    }

    private Optional<String> conflict(PullRequest pull) {
        return world.git.history().mergedTree(pull.baseSha, pull.headSha).isPresent()
                ? Optional.empty()
                : Optional.of("Pull Request has merge conflicts");
    }

    /** REST's word for it. */
    String state(PullRequest pull) {
        if (!pull.open) {
            return "unknown";
        }
        if (pull.draft) {
            return "draft";
        }
        return violated(pull).isPresent() ? "blocked" : conflict(pull).isPresent() ? "dirty" : "clean";
    }
}
