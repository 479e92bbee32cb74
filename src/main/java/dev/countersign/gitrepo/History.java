package dev.countersign.gitrepo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The past of a branch along first parents: one commit for each merged change. */
public final class History {

    /** More says nothing new about risk. */
    public static final int MOST_COMMITS = 5_000;

    private History() {}

    /**
     * Walks from a commit into the past and answers the newest part of it, oldest first. Ends early at a shallow clone's
     * edge, at an object that is missing, and when the time is over: a shorter past is less known, never wrong.
     *
     * @param from full object id
     * @param most how many commits at most
     * @param budget how long it may take
     */
    public static List<PastCommit> walk(GitRepository repository, String from, int most, Duration budget) {
        List<PastCommit> past = new ArrayList<>();
        visit(repository, from, most, budget, past::add);
        Collections.reverse(past);
        return past;
    }

    /** Walks as {@link #walk} does and shows each commit when it is read, newest first. */
    public static void visit(
            GitRepository repository, String from, int most, Duration budget, Consumer<PastCommit> visitor) {
        long end = System.nanoTime() + budget.toNanos();
        int visited = 0;
        Repository jgit = repository.jgit();
        try (RevWalk walk = new RevWalk(jgit);
                TreeChanges changes = TreeChanges.inBrief(jgit)) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(from));
            Set<ObjectId> edge = jgit.getObjectDatabase().getShallowCommits();
            while (visited < most && System.nanoTime() < end && !edge.contains(commit)) {
                boolean last = commit.getParentCount() == 0;
                ObjectId before = last
                        ? ObjectId.zeroId()
                        : walk.parseCommit(commit.getParent(0)).getTree();
                visitor.accept(past(commit, changes, before));
                visited++;
                if (last) {
                    break;
                }
                commit = walk.parseCommit(commit.getParent(0));
            }
        } catch (IOException e) {
            // The clone ends here; what was read stands.
        }
    }

    private static PastCommit past(RevCommit commit, TreeChanges changes, ObjectId before) throws IOException {
        PersonIdent author = commit.getAuthorIdent();
        return new PastCommit(
                commit.name(),
                commit.getCommitTime(),
                author == null ? "" : author.getEmailAddress(),
                commit.getFullMessage(),
                changes.between(before, commit.getTree()));
    }
}
