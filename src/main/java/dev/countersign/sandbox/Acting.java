package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.sandbox.git.Signature;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Acts for one account, exactly as its REST requests would. Repositories are named {@code owner/name}. Everything may
 * throw {@link Refusal}. Safe for use by many threads.
 */
public final class Acting {

    private final World world;
    private final Actions actions;
    private final Caller caller;

    Acting(World world, Actions actions, Caller caller) {
        this.world = world;
        this.actions = actions;
        this.caller = caller;
    }

    /** Name and address as this account's commits carry them, now. */
    public Signature signature() {
        synchronized (world) {
            return actions.pushes().signature(caller.account());
        }
    }

    /** Commits to a branch and pushes; a branch that is not there yet begins at the default branch. */
    public String commit(String repository, String branch, FileEdits edits, String message) {
        synchronized (world) {
            Repository target = world.repository(repository);
            String parent = target.tip(branch)
                    .or(() -> target.tip(target.defaultBranch))
                    .orElseThrow(Refusal::unknown);
            String sha = object(List.of(parent), edits, message, signature(), signature());
            actions.pushes().move(caller, target, branch, sha, false);
            return sha;
        }
    }

    /**
     * Stores a commit that no branch points to yet.
     *
     * @param parents ids; files are edited on top of the first
     * @return its id
     */
    public String object(List<String> parents, FileEdits edits, String message, Signature author, Signature committer) {
        synchronized (world) {
            return actions.pushes().commit(parents, edits.changes(), message, author, committer);
        }
    }

    /** Signs a stored commit with one of this account's keys, which GitHub knows. */
    public void sign(String sha, String key) {
        synchronized (world) {
            world.signatures.put(sha, new VerifiedSignature(caller.account(), key));
        }
    }

    /** Moves a branch to a commit, or makes it there; whatever does not fast-forward needs force. */
    public void push(String repository, String branch, String sha, boolean force) {
        synchronized (world) {
            actions.pushes().move(caller, world.repository(repository), branch, sha, force);
        }
    }

    /** Merges one branch into another and pushes, as "Update branch" does. */
    public String mergeBranch(String repository, String into, String from) {
        synchronized (world) {
            Repository target = world.repository(repository);
            String ours = target.tip(into).orElseThrow(Refusal::unknown);
            String theirs = target.tip(from).orElseThrow(Refusal::unknown);
            String tree =
                    world.git.history().mergedTree(ours, theirs).orElseThrow(() -> Refusal.of(409, "Merge conflict"));
            String message = "Merge branch '" + from + "' into " + into;
            String sha = world.git.commit(tree, List.of(ours, theirs), signature(), signature(), message);
            actions.pushes().move(caller, target, into, sha, false);
            return sha;
        }
    }

    /** Opens a pull request; answers its number. */
    public int open(String repository, String head, String base, String title, String body) {
        return open(repository, repository, head, base, title, body, false);
    }

    /** Opens a pull request from a fork, or a draft; answers its number. */
    public int open(
            String repository,
            String headRepository,
            String head,
            String base,
            String title,
            String body,
            boolean draft) {
        synchronized (world) {
            Repository from = world.repository(headRepository);
            return actions.pulls()
                    .open(caller, world.repository(repository), from, head, base, title, body, draft)
                    .number;
        }
    }

    /** Changes the title. */
    public void retitle(String repository, int number, String title) {
        on(
                repository,
                number,
                pull -> actions.pulls().edit(caller, pull, Optional.of(title), Optional.empty(), Optional.empty()));
    }

    /** Changes the description. */
    public void describe(String repository, int number, String body) {
        on(
                repository,
                number,
                pull -> actions.pulls().edit(caller, pull, Optional.empty(), Optional.of(body), Optional.empty()));
    }

    /** Changes the base branch. */
    public void retarget(String repository, int number, String base) {
        on(
                repository,
                number,
                pull -> actions.pulls().edit(caller, pull, Optional.empty(), Optional.empty(), Optional.of(base)));
    }

    /** Closes without merging. */
    public void close(String repository, int number) {
        on(repository, number, pull -> actions.pulls().close(caller, pull));
    }

    /** Opens again. */
    public void reopen(String repository, int number) {
        on(repository, number, pull -> actions.pulls().reopen(caller, pull));
    }

    /** Makes it a draft, or ready for review. */
    public void draft(String repository, int number, boolean draft) {
        on(repository, number, pull -> actions.pulls().draft(caller, pull, draft));
    }

    /** Puts a label on. */
    public void label(String repository, int number, String name) {
        on(repository, number, pull -> actions.pulls().label(caller, pull, name));
    }

    /** Takes a label off. */
    public void unlabel(String repository, int number, String name) {
        on(repository, number, pull -> actions.pulls().unlabel(caller, pull, name));
    }

    /** Assigns somebody. */
    public void assign(String repository, int number, String login) {
        on(repository, number, pull -> actions.pulls().assign(caller, pull, world.account(login)));
    }

    /** Asks somebody for a review. */
    public void requestReview(String repository, int number, String login) {
        on(repository, number, pull -> actions.pulls().requestReviews(caller, pull, List.of(login)));
    }

    /** Approves the head; answers the review's number. */
    public long approve(String repository, int number, String body) {
        return review(repository, number, "APPROVE", body);
    }

    /** Submits a review of the head: APPROVE, REQUEST_CHANGES or COMMENT; answers its number. */
    public long review(String repository, int number, String event, String body) {
        synchronized (world) {
            PullRequest pull = world.repository(repository).pull(number);
            return actions.reviews().submit(caller, pull, event, body, "").id;
        }
    }

    /** Changes what a review says. */
    public void editReview(String repository, int number, long review, String body) {
        on(repository, number, pull -> actions.reviews().edit(caller, pull, review, body));
    }

    /** Dismisses a review. */
    public void dismiss(String repository, int number, long review, String message) {
        on(repository, number, pull -> actions.reviews().dismiss(caller, pull, review, message));
    }

    /** Writes a comment; answers its number. */
    public long comment(String repository, int number, String body) {
        synchronized (world) {
            return actions.comments()
                    .create(caller, world.repository(repository).pull(number), body)
                    .id;
        }
    }

    /** Changes a comment. */
    public void editComment(String repository, long comment, String body) {
        synchronized (world) {
            actions.comments().edit(caller, CommentActions.find(world.repository(repository), comment), body);
        }
    }

    /** Deletes a comment. */
    public void deleteComment(String repository, long comment) {
        synchronized (world) {
            actions.comments().delete(caller, CommentActions.find(world.repository(repository), comment));
        }
    }

    /** Reacts to a comment, such as with {@code +1} or {@code eyes}. */
    public void react(String repository, long comment, String content) {
        synchronized (world) {
            actions.comments().react(caller, CommentActions.find(world.repository(repository), comment), content);
        }
    }

    /** Presses the merge button; answers the merge commit. */
    public String merge(String repository, int number) {
        synchronized (world) {
            return actions.pulls().merge(caller, world.repository(repository).pull(number), "");
        }
    }

    /** Merges around the rules, as an administrator may; answers the merge commit. */
    public String mergeAround(String repository, int number) {
        synchronized (world) {
            return actions.pulls()
                    .mergeAround(caller, world.repository(repository).pull(number));
        }
    }

    /** Puts it into the merge queue. */
    public void enqueue(String repository, int number) {
        on(repository, number, pull -> actions.queue().enqueue(caller, pull));
    }

    /** Takes it out of the merge queue. */
    public void dequeue(String repository, int number) {
        on(repository, number, pull -> actions.queue().dequeue(caller, pull));
    }

    /** Arms auto-merge: it is merged as soon as every required check has passed. */
    public void armAutoMerge(String repository, int number) {
        on(repository, number, pull -> actions.autoMerge().arm(caller, pull));
    }

    /** Disarms auto-merge. */
    public void disarmAutoMerge(String repository, int number) {
        on(repository, number, pull -> actions.autoMerge().disarm(caller, pull));
    }

    /** Writes a completed check run, as an App; answers its number. */
    public long check(String repository, String name, String sha, String conclusion) {
        JsonNode request = Json.object("name", name, "head_sha", sha, "status", "completed", "conclusion", conclusion);
        synchronized (world) {
            return actions.checks().create(caller, world.repository(repository), request).id;
        }
    }

    /** Lets a workflow run on a commit and end so. */
    public void workflow(String repository, String path, String sha, String conclusion) {
        synchronized (world) {
            actions.workflows().run(caller, world.repository(repository), path, sha, conclusion);
        }
    }

    /** Asks for a check to be run again. */
    public void rerequest(String repository, long check) {
        synchronized (world) {
            actions.checks().rerequest(caller, world.repository(repository), check);
        }
    }

    /** Presses a button of a check run. */
    public void press(String repository, long check, String identifier) {
        synchronized (world) {
            actions.checks().press(caller, world.repository(repository), check, identifier);
        }
    }

    /** Stars a repository. */
    public void star(String repository) {
        synchronized (world) {
            actions.people().star(caller.account(), world.repository(repository));
        }
    }

    private void on(String repository, int number, Consumer<PullRequest> act) {
        synchronized (world) {
            act.accept(world.repository(repository).pull(number));
        }
    }
}
