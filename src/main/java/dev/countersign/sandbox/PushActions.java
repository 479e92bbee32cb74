package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.GitCommit;
import dev.countersign.sandbox.git.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writing commits and moving branches. */
final class PushActions {

    private static final String NOTHING = "0".repeat(40);
    private static final int LISTED = 20;

    private final Hub hub;

    PushActions(Hub hub) {
        this.hub = hub;
    }

    /** Stores a commit on top of its first parent; nothing points to it yet. */
    String commit(
            List<String> parents, Map<String, byte[]> files, String message, Signature author, Signature committer) {
        String tree = hub.world().git.tree(parents.isEmpty() ? "" : parents.get(0), files);
        return hub.world().git.commit(tree, parents, author, committer, message);
    }

    Signature signature(Account account) {
        return new Signature(account.name(), account.email(), hub.world().now());
    }

    /** Makes a new branch. */
    void create(Caller caller, Repository repository, String branch, String sha) {
        if (repository.tip(branch).isPresent()) {
            throw Refusal.of(422, "Reference already exists");
        }
        move(caller, repository, branch, sha, false);
    }

    /** Moves a branch, or makes it; whatever does not fast-forward needs force. */
    void move(Caller caller, Repository repository, String branch, String sha, boolean force) {
        World world = hub.world();
        hub.demand(world.mayWrite(caller, repository), 403, "Resource not accessible by integration");
        if (world.git.commit(sha).isEmpty()) {
            throw Refusal.of(422, "Object does not exist");
        }
        Optional<String> before = repository.tip(branch);
        boolean forced = before.isPresent() && !world.git.history().contains(sha, before.get());
        if (forced && !force) {
            throw Refusal.of(422, "Update is not a fast forward");
        }
        repository.branches.put(branch, sha);
        announce(caller.account(), repository, branch, before.orElse(NOTHING), sha, forced);
        follow(caller.account(), repository, branch, sha);
    }

    void delete(Caller caller, Repository repository, String branch) {
        hub.demand(hub.world().mayWrite(caller, repository), 403, "Resource not accessible by integration");
        String before = Optional.ofNullable(repository.branches.remove(branch))
                .orElseThrow(() -> Refusal.of(422, "Reference does not exist"));
        announce(caller.account(), repository, branch, before, NOTHING, false);
    }

    /** Open pull requests from that branch get a new head, those into it a new base. */
    private void follow(Account sender, Repository repository, String branch, String sha) {
        for (Repository target : hub.world().repositories.values()) {
            for (PullRequest pull : target.pulls.values()) {
                if (pull.open && target == repository && pull.baseRef.equals(branch)) {
                    pull.baseSha = sha;
                }
                boolean moved =
                        pull.headRepository == repository && pull.headRef.equals(branch) && !pull.headSha.equals(sha);
                if (pull.open && moved) {
                    String before = pull.headSha;
                    pull.headSha = sha;
                    pull.updated = hub.world().now();
                    ObjectNode payload =
                            Json.object("action", "synchronize", "number", pull.number, "before", before, "after", sha);
                    payload.set("pull_request", hub.shapes().pulls().full(pull));
                    hub.events().about(target, sender, "pull_request", payload);
                }
            }
        }
    }

    private void announce(
            Account sender, Repository repository, String branch, String before, String after, boolean forced) {
        List<GitCommit> commits = after.equals(NOTHING)
                ? List.of()
                : before.equals(NOTHING)
                        ? hub.world().git.commit(after).stream().toList()
                        : hub.world().git.history().between(before, after);
        hub.events()
                .about(
                        repository,
                        sender,
                        "push",
                        Json.object(
                                "ref",
                                "refs/heads/" + branch,
                                "before",
                                before,
                                "after",
                                after,
                                "created",
                                before.equals(NOTHING),
                                "deleted",
                                after.equals(NOTHING),
                                "forced",
                                forced,
                                "base_ref",
                                null,
                                "compare",
                                hub.shapes().urls().page(repository) + "/compare/" + before.substring(0, 12) + "..."
                                        + after.substring(0, 12),
                                "commits",
                                Json.array(
                                        commits.subList(Math.max(0, commits.size() - LISTED), commits.size()),
                                        commit -> pushed(repository, commit)),
                                "head_commit",
                                hub.world().git.commit(after).map(commit -> pushed(repository, commit)),
                                "pusher",
                                Json.object("name", sender.login(), "email", sender.email())));
    }

    private ObjectNode pushed(Repository repository, GitCommit commit) {
        List<FileChange> changes = hub.world()
                .git
                .diffs()
                .between(commit.parents().stream().findFirst().orElse(""), commit.sha());
        return Json.object(
                "id", commit.sha(),
                "tree_id", commit.tree(),
                "distinct", true,
                "message", commit.message(),
                "timestamp", commit.committer().at(),
                "url", hub.shapes().urls().page(repository) + "/commit/" + commit.sha(),
                "author", person(commit.author()),
                "committer", person(commit.committer()),
                "added", paths(changes, FileChange.Status.ADDED, FileChange.Status.RENAMED),
                "removed", paths(changes, FileChange.Status.REMOVED),
                "modified", paths(changes, FileChange.Status.MODIFIED));
    }

    private static List<String> paths(List<FileChange> changes, FileChange.Status... which) {
        return changes.stream()
                .filter(change -> List.of(which).contains(change.status()))
                .map(FileChange::path)
                .toList();
    }

    /** A commit as merge groups show it. */
    ObjectNode described(GitCommit commit) {
        return Json.object(
                "id", commit.sha(),
                "tree_id", commit.tree(),
                "message", commit.message(),
                "timestamp", commit.committer().at(),
                "author",
                        Json.object(
                                "name",
                                commit.author().name(),
                                "email",
                                commit.author().email()),
                "committer",
                        Json.object(
                                "name",
                                commit.committer().name(),
                                "email",
                                commit.committer().email()));
    }

    private ObjectNode person(Signature signature) {
        ObjectNode shape = Json.object("name", signature.name(), "email", signature.email());
        hub.world().owning(signature.email()).ifPresent(account -> shape.put("username", account.login()));
        return shape;
    }
}
