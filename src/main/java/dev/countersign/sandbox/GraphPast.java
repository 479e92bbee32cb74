package dev.countersign.sandbox;

import dev.countersign.sandbox.git.GitCommit;
import java.time.Instant;
import java.util.List;

/** The past of a branch in GraphQL: its commits, newest first, with the pull requests they came by. */
record GraphPast(World world, GraphCommits commits, GraphPulls pulls) {

    /** A commit that can also be asked for those before it. */
    GraphObject commit(Repository repository, GitCommit commit) {
        return commits.commit(repository, commit)
                .asking("associatedPullRequests", arguments -> brought(repository, commit, arguments))
                .asking("history", arguments -> history(repository, commit, arguments));
    }

    private GraphObject history(Repository repository, GitCommit from, Arguments arguments) {
        Instant since = arguments.optionalText("since").map(Instant::parse).orElse(Instant.MIN);
        List<GitCommit> found = world.git.history().ancestors(from.sha()).stream()
                .filter(commit -> !commit.committer().at().isBefore(since))
                .toList();
        return Connection.of("CommitHistory", found, arguments, commit -> commit(repository, commit));
    }

    /** The merged pull request that brought it; as long as none did, the open ones that hold it. */
    private GraphObject brought(Repository repository, GitCommit commit, Arguments arguments) {
        List<PullRequest> holding = repository.pulls.values().stream()
                .filter(pull -> pull.merge
                                .filter(merge -> merge.sha().equals(commit.sha()))
                                .isPresent()
                        || pulls.holds(pull, commit.sha()))
                .toList();
        List<PullRequest> merged =
                holding.stream().filter(pull -> pull.merge.isPresent()).toList();
        return Connection.of("PullRequest", merged.isEmpty() ? holding : merged, arguments, pulls::pull);
    }
}
