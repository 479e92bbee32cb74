package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.sandbox.git.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be done to a pull request itself. */
final class PullActions {

    private final Hub hub;
    private final PushActions pushes;

    PullActions(Hub hub, PushActions pushes) {
        this.hub = hub;
        this.pushes = pushes;
    }

    PullRequest open(
            Caller caller,
            Repository repository,
            Repository headRepository,
            String head,
            String base,
            String title,
            String body,
            boolean draft) {
        String headSha = headRepository.tip(head).orElseThrow(() -> Refusal.invalid("PullRequest", "head", "invalid"));
        String baseSha = repository.tip(base).orElseThrow(() -> Refusal.invalid("PullRequest", "base", "invalid"));
        boolean known = repository.pulls.values().stream()
                .anyMatch(pull -> pull.open
                        && pull.headRepository == headRepository
                        && pull.headRef.equals(head)
                        && pull.baseRef.equals(base));
        if (known || hub.world().git.history().contains(baseSha, headSha)) {
            throw Refusal.invalid("PullRequest", "head", "custom");
        }
        PullRequest pull = new PullRequest(
                hub.world().ids.next(Ids.Kind.PULL_REQUEST),
                repository.nextNumber(),
                repository,
                headRepository,
                head,
                caller.account(),
                hub.world().now());
        pull.headSha = headSha;
        pull.baseRef = base;
        pull.baseSha = baseSha;
        pull.title = title;
        pull.body = body;
        pull.draft = draft;
        repository.pulls.put(pull.number, pull);
        tell(caller, pull, "opened", Json.object());
        return pull;
    }

    /** Changes title, body and base branch; each only if given. */
    void edit(Caller caller, PullRequest pull, Optional<String> title, Optional<String> body, Optional<String> base) {
        mayEdit(caller, pull);
        ObjectNode changes = Json.object();
        title.filter(text -> !text.equals(pull.title)).ifPresent(text -> {
            changes.set("title", Json.object("from", pull.title));
            pull.title = text;
        });
        body.filter(text -> !text.equals(pull.body)).ifPresent(text -> {
            changes.set("body", Json.object("from", pull.body));
            pull.body = text;
        });
        base.filter(branch -> !branch.equals(pull.baseRef)).ifPresent(branch -> {
            String sha =
                    pull.repository.tip(branch).orElseThrow(() -> Refusal.invalid("PullRequest", "base", "invalid"));
            changes.set(
                    "base",
                    Json.object(
                            "ref", Json.object("from", pull.baseRef),
                            "sha", Json.object("from", pull.baseSha)));
            pull.baseRef = branch;
            pull.baseSha = sha;
        });
        if (!changes.isEmpty()) {
            tell(caller, pull, "edited", Json.object("changes", changes));
        }
    }

    void close(Caller caller, PullRequest pull) {
        mayEdit(caller, pull);
        if (pull.open) {
            pull.open = false;
            pull.closed = Optional.of(hub.world().now());
            tell(caller, pull, "closed", Json.object());
        }
    }

    void reopen(Caller caller, PullRequest pull) {
        mayEdit(caller, pull);
        if (pull.open) {
            return;
        }
        if (pull.merge.isPresent()) {
            throw Refusal.invalid("PullRequest", "state", "invalid");
        }
        String head = pull.headRepository
                .tip(pull.headRef)
                .orElseThrow(() -> Refusal.invalid("PullRequest", "state", "invalid"));
        pull.open = true;
        pull.closed = Optional.empty();
        pull.headSha = head;
        pull.repository.tip(pull.baseRef).ifPresent(tip -> pull.baseSha = tip);
        tell(caller, pull, "reopened", Json.object());
    }

    void draft(Caller caller, PullRequest pull, boolean draft) {
        mayEdit(caller, pull);
        if (pull.draft != draft) {
            pull.draft = draft;
            tell(caller, pull, draft ? "converted_to_draft" : "ready_for_review", Json.object());
        }
    }

    void label(Caller caller, PullRequest pull, String name) {
        maySort(caller, pull);
        if (pull.labels.add(name)) {
            tell(caller, pull, "labeled", labelled(pull, name));
        }
    }

    void unlabel(Caller caller, PullRequest pull, String name) {
        maySort(caller, pull);
        if (!pull.labels.remove(name)) {
            throw Refusal.of(404, "Label does not exist");
        }
        tell(caller, pull, "unlabeled", labelled(pull, name));
    }

    private ObjectNode labelled(PullRequest pull, String name) {
        return Json.object("label", hub.shapes().pulls().label(pull.repository, name));
    }

    void assign(Caller caller, PullRequest pull, Account person) {
        maySort(caller, pull);
        if (pull.assignees.add(person)) {
            tell(
                    caller,
                    pull,
                    "assigned",
                    Json.object("assignee", hub.shapes().people().user(person)));
        }
    }

    void unassign(Caller caller, PullRequest pull, Account person) {
        maySort(caller, pull);
        if (pull.assignees.remove(person)) {
            tell(
                    caller,
                    pull,
                    "unassigned",
                    Json.object("assignee", hub.shapes().people().user(person)));
        }
    }

    /** Asks all of them or, when one cannot be asked, nobody. */
    void requestReviews(Caller caller, PullRequest pull, List<String> logins) {
        World world = hub.world();
        maySort(caller, pull);
        for (String login : logins) {
            Optional<Account> person = world.find(login);
            if (person.filter(pull.author::equals).isPresent()) {
                throw Refusal.unprocessable("Review cannot be requested from pull request author.");
            }
            if (person.filter(one -> world.collaborates(pull.repository, one)).isEmpty()) {
                throw Refusal.unprocessable("Reviews may only be requested from collaborators. One or more of the users"
                        + " or teams you specified is not a collaborator of the " + pull.repository.fullName()
                        + " repository.");
            }
        }
        logins.forEach(login -> requestReview(caller, pull, world.account(login)));
    }

    private void requestReview(Caller caller, PullRequest pull, Account person) {
        if (pull.requestedReviewers.add(person)) {
            tell(
                    caller,
                    pull,
                    "review_requested",
                    Json.object("requested_reviewer", hub.shapes().people().user(person)));
        }
    }

    /** Presses the merge button; answers the merge commit. An empty expected head stands for any. */
    String merge(Caller caller, PullRequest pull, String expectedHead) {
        World world = hub.world();
        hub.demand(world.mayWrite(caller, pull.repository), 403, "Must have push access to merge pull requests.");
        if (!expectedHead.isEmpty() && !expectedHead.equals(pull.headSha)) {
            throw Refusal.of(409, "Head branch was modified. Review and try the merge again.");
        }
        hub.gate().objection(pull).ifPresent(why -> {
            throw Refusal.of(405, why);
        });
        String sha = mergeCommit(caller.account(), pull, pull.baseSha);
        land(caller, pull, sha);
        return sha;
    }

    /** Stores a commit that merges a pull request's head into a commit. */
    String mergeCommit(Account by, PullRequest pull, String base) {
        World world = hub.world();
        String tree = world.git.history().mergedTree(base, pull.headSha).orElseThrow();
        Instant now = world.now();
        String message = "Merge pull request #" + pull.number + " from " + pull.headRepository.owner.login() + "/"
                + pull.headRef + "\n\n" + pull.title;
        return world.git.commit(
                tree,
                List.of(base, pull.headSha),
                new Signature(by.name(), by.noReply(), now),
                new Signature("GitHub", "noreply@github.com", now),
                message);
    }

    /** Merges a pull request by that commit. */
    void land(Caller caller, PullRequest pull, String sha) {
        Instant now = hub.world().now();
        pull.open = false;
        pull.closed = Optional.of(now);
        pull.merge = Optional.of(new PullRequest.Merge(sha, caller.account(), now));
        pushes.move(caller, pull.repository, pull.baseRef, sha, false);
        tell(caller, pull, "closed", Json.object());
    }

    /** Merges around the rules, as an administrator may. */
    String mergeAround(Caller caller, PullRequest pull) {
        String sha = mergeCommit(caller.account(), pull, pull.baseSha);
        land(caller, pull, sha);
        return sha;
    }

    void tell(Caller caller, PullRequest pull, String action, ObjectNode more) {
        pull.updated = hub.world().now();
        ObjectNode payload = Json.object("action", action, "number", pull.number);
        payload.set("pull_request", hub.shapes().pulls().full(pull));
        payload.setAll(more);
        hub.events().about(pull.repository, caller.account(), "pull_request", payload);
    }

    private void mayEdit(Caller caller, PullRequest pull) {
        hub.demand(
                caller.account().equals(pull.author) || hub.world().mayWrite(caller, pull.repository),
                403,
                "Must have admin rights to Repository.");
    }

    private void maySort(Caller caller, PullRequest pull) {
        boolean sorts = caller instanceof Caller.Person person
                ? hub.world().permission(pull.repository, person.account()).atLeast(Permission.TRIAGE)
                : hub.world().mayWrite(caller, pull.repository);
        hub.demand(sorts, 403, "Must have triage access to Repository.");
    }
}
