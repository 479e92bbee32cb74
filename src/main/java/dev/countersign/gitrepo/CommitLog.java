package dev.countersign.gitrepo;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.PullRequest.Branch;
import java.io.IOException;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.CommitTimeRevFilter;

/** Walks a history commit by commit, without their files. */
public final class CommitLog {

    private CommitLog() {}

    /**
     * Walks all commits that a branch reaches over any parent, newest first.
     *
     * @param since those committed earlier are left out
     * @param each gets every commit with the moment it was committed
     * @throws GitProblem when objects are missing or damaged
     */
    public static void walk(GitRepository repository, Branch from, Instant since, BiConsumer<Commit, Instant> each) {
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(from.sha())));
            walk.setRevFilter(CommitTimeRevFilter.after(since.toEpochMilli()));
            AiNotes notes = AiNotes.of(repository.jgit(), walk.getObjectReader());
            for (RevCommit commit : walk) {
                each.accept(ChangeReader.commit(commit, notes), Instant.ofEpochSecond(commit.getCommitTime()));
                commit.disposeBody();
            }
        } catch (IOException e) {
            throw new GitProblem("the repository " + repository.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
