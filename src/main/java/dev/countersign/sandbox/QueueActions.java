package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.git.GitCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The merge queue: each pull request gets a commit on top of those before it, whose required checks decide. The first one
 * is merged when they pass and thrown out when one fails; then the groups behind it are built anew.
 */
final class QueueActions {

    private final Hub hub;
    private final PushActions pushes;
    private final PullActions pulls;

    QueueActions(Hub hub, PushActions pushes, PullActions pulls) {
        this.hub = hub;
        this.pushes = pushes;
        this.pulls = pulls;
    }

    void enqueue(Caller caller, PullRequest pull) {
        hub.demand(hub.world().mayWrite(caller, pull.repository), 403, "Must have push access to merge pull requests.");
        hub.gate().objection(pull).ifPresent(why -> {
            throw Refusal.of(405, why);
        });
        QueueEntry entry = new QueueEntry(pull, caller);
        pull.repository.queue.add(entry);
        pulls.tell(caller, pull, "enqueued", Json.object());
        build(entry);
    }

    void dequeue(Caller caller, PullRequest pull) {
        Optional<QueueEntry> entry =
                pull.repository.queue.stream().filter(one -> one.pull == pull).findFirst();
        entry.ifPresent(found -> leave(found, caller, "dequeued"));
    }

    /** Checks of a commit stand differently now. */
    void advance(Repository repository) {
        while (!repository.queue.isEmpty()) {
            QueueEntry first = repository.queue.get(0);
            Gate.Required required = hub.gate().required(repository, first.pull.baseRef, first.headSha);
            if (required == Gate.Required.WAITING) {
                return;
            }
            if (required == Gate.Required.PASSED) {
                repository.queue.remove(first);
                pulls.land(first.by, first.pull, first.headSha);
                over(first, "merged");
            } else {
                leave(first, first.by, "dequeued");
            }
        }
    }

    private void leave(QueueEntry entry, Caller by, String reason) {
        Repository repository = entry.pull.repository;
        int place = repository.queue.indexOf(entry);
        List<QueueEntry> behind = new ArrayList<>(repository.queue.subList(place + 1, repository.queue.size()));
        repository.queue.remove(entry);
        over(entry, reason);
        pulls.tell(by, entry.pull, "dequeued", Json.object("reason", "CI_FAILURE"));
        for (QueueEntry next : behind) {
            over(next, "invalidated");
            build(next);
        }
    }

    private void build(QueueEntry entry) {
        Repository repository = entry.pull.repository;
        int place = repository.queue.indexOf(entry);
        entry.baseSha =
                place == 0 ? repository.tip(entry.pull.baseRef).orElseThrow() : repository.queue.get(place - 1).headSha;
        entry.headSha = pulls.mergeCommit(entry.by.account(), entry.pull, entry.baseSha);
        pushes.create(entry.by, repository, entry.branch(), entry.headSha);
        tell(entry, "checks_requested", Json.object());
    }

    private void over(QueueEntry entry, String reason) {
        pushes.delete(entry.by, entry.pull.repository, entry.branch());
        tell(entry, "destroyed", Json.object("reason", reason));
    }

    private void tell(QueueEntry entry, String action, ObjectNode more) {
        GitCommit commit = hub.world().git.commit(entry.headSha).orElseThrow();
        ObjectNode payload = Json.object("action", action);
        payload.set(
                "merge_group",
                Json.object(
                        "head_sha",
                        entry.headSha,
                        "head_ref",
                        "refs/heads/" + entry.branch(),
                        "base_sha",
                        entry.baseSha,
                        "base_ref",
                        "refs/heads/" + entry.pull.baseRef,
                        "head_commit",
                        pushes.described(commit)));
        payload.setAll(more);
        hub.events().about(entry.pull.repository, entry.by.account(), "merge_group", payload);
    }
}
