package dev.countersign.sandbox;

import java.util.List;
import java.util.Locale;

/** Repositories in GraphQL. */
record GraphRepositories(Hub hub, GraphPeople people, GraphCommits commits, GraphPulls pulls, GraphPast past) {

    GraphObject repository(Repository repository) {
        return new GraphObject("Repository")
                .numbered(Ids.Kind.REPOSITORY.node(repository.id), repository.id)
                .having(
                        "name", repository.name,
                        "nameWithOwner", repository.fullName(),
                        "owner", people.actor(repository.owner),
                        "isPrivate", repository.isPrivate,
                        "isFork", repository.parent.isPresent(),
                        "isArchived", false,
                        "url", hub.shapes().urls().page(repository))
                .lazily("defaultBranchRef", () -> ref(repository, repository.defaultBranch))
                .asking(
                        "ref",
                        arguments ->
                                ref(repository, arguments.text("qualifiedName").replaceFirst("^refs/heads/", "")))
                .asking(
                        "object",
                        arguments -> commits.object(
                                repository,
                                arguments.optionalText("expression").orElseGet(() -> arguments.text("oid")),
                                past::commit))
                .asking("pullRequest", arguments -> pull(repository, arguments.number("number")))
                .asking("pullRequests", arguments -> pulls(repository, arguments))
                .asking("mergeQueue", arguments -> queue(repository, arguments))
                .asking("collaborators", arguments -> collaborators(repository, arguments));
    }

    private Object ref(Repository repository, String branch) {
        return repository
                .tip(branch)
                .map(sha -> new GraphObject("Ref")
                        .having("name", branch, "prefix", "refs/heads/")
                        .lazily("target", () -> commits.find(repository, sha)));
    }

    private GraphObject pull(Repository repository, int number) {
        PullRequest pull = repository.pulls.get(number);
        if (pull == null) {
            throw GraphRefusal.unresolved("a PullRequest with the number of " + number);
        }
        return pulls.pull(pull);
    }

    private GraphObject pulls(Repository repository, Arguments arguments) {
        List<PullRequest> found = repository.pulls.values().stream()
                .filter(pull -> arguments
                        .names("states")
                        .map(states -> states.contains(GraphPulls.state(pull)))
                        .orElse(true))
                .filter(pull -> arguments
                        .optionalText("headRefName")
                        .map(pull.headRef::equals)
                        .orElse(true))
                .filter(pull -> arguments
                        .optionalText("baseRefName")
                        .map(pull.baseRef::equals)
                        .orElse(true))
                .toList();
        return Connection.of("PullRequest", found, arguments, pulls::pull);
    }

    private GraphObject queue(Repository repository, Arguments arguments) {
        String branch = arguments.optionalText("branch").orElse(repository.defaultBranch);
        List<QueueEntry> entries = repository.queue.stream()
                .filter(entry -> entry.pull.baseRef.equals(branch))
                .toList();
        return new GraphObject("MergeQueue")
                .asking(
                        "entries",
                        page -> Connection.of(
                                "MergeQueueEntry",
                                entries,
                                page,
                                entry -> new GraphObject("MergeQueueEntry")
                                        .having("position", entries.indexOf(entry) + 1)
                                        .lazily("headCommit", () -> commits.find(repository, entry.headSha))
                                        .lazily("baseCommit", () -> commits.find(repository, entry.baseSha))
                                        .lazily("pullRequest", () -> pulls.pull(entry.pull))));
    }

    /** Whoever was given a permission, and the organisation's people. */
    private GraphObject collaborators(Repository repository, Arguments arguments) {
        World world = hub.world();
        String query = arguments.optionalText("query").orElse("").toLowerCase(Locale.ROOT);
        List<Account> found = world.accounts.values().stream()
                .filter(account -> account.kind() == Account.Kind.USER)
                .filter(account -> repository.collaborators.containsKey(account)
                        || world.organisationOf(repository)
                                .filter(organisation -> organisation.has(account))
                                .isPresent())
                .filter(account -> GraphPeople.matches(account, query))
                .filter(account -> arguments
                        .optionalText("login")
                        .map(account.login()::equalsIgnoreCase)
                        .orElse(true))
                .toList();
        return Connection.of(
                "RepositoryCollaborator",
                found,
                arguments,
                people::actor,
                account -> new GraphObject("RepositoryCollaboratorEdge")
                        .having(
                                "permission",
                                world.permission(repository, account).name()));
    }
}
