package dev.countersign.gitrepo;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequest.Branch;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Reads what a merge of one commit into another would bring, as GitHub would show it in a pull request. */
public final class ChangeReader {

    /** Beyond this the rest is left out, and the facts say so. */
    private static final int MOST_COMMITS = 10_000;

    private ChangeReader() {}

    /**
     * Reads a change.
     *
     * @throws GitProblem when the two have no commit in common, or objects are missing
     */
    public static LocalChange read(GitRepository repository, Branch base, Branch head) {
        Repository jgit = repository.jgit();
        try (RevWalk walk = new RevWalk(jgit);
                TreeChanges changes = TreeChanges.inFull(jgit)) {
            RevCommit from = walk.parseCommit(ObjectId.fromString(base.sha()));
            RevCommit to = walk.parseCommit(ObjectId.fromString(head.sha()));
            RevCommit fork = mergeBase(walk, from, to, base, head, jgit);
            List<Commit> commits = commits(jgit, walk, from, to);
            List<String> missing = new ArrayList<>();
            if (commits.size() > MOST_COMMITS) {
                commits = commits.subList(0, MOST_COMMITS);
                missing.add("only the oldest 10,000 commits were read");
            }
            Facts facts = new Facts(
                    pullRequest(repository, base, head, to),
                    repository.defaultBranch(),
                    commits,
                    changes.between(fork.getTree(), to.getTree()),
                    List.of(),
                    List.of(),
                    List.of(),
                    missing.isEmpty() ? new Completeness.Complete() : new Completeness.Truncated(missing));
            return new LocalChange(facts, fork.name());
        } catch (MissingObjectException e) {
            throw new GitProblem(
                    "the clone " + repository.folder() + " lacks the object "
                            + e.getObjectId().name() + ". Get it with `git fetch --refetch --no-filter`.",
                    e);
        } catch (IOException e) {
            throw new GitProblem("the repository " + repository.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static RevCommit mergeBase(
            RevWalk walk, RevCommit from, RevCommit to, Branch base, Branch head, Repository jgit) throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(from);
        walk.markStart(to);
        RevCommit found = walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        if (found == null) {
            boolean shallow = !jgit.getObjectDatabase().getShallowCommits().isEmpty();
            throw new GitProblem("`" + base.name() + "` and `" + head.name() + "` have no commit in common. "
                    + (shallow
                            ? "The clone is shallow: get the rest with `git fetch --unshallow`."
                            : "Name another base with --base."));
        }
        walk.parseBody(found);
        return found;
    }

    private static List<Commit> commits(Repository repository, RevWalk walk, RevCommit from, RevCommit to)
            throws IOException {
        walk.reset();
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        walk.markStart(to);
        walk.markUninteresting(from);
        List<Commit> commits = new ArrayList<>();
        AiNotes notes = AiNotes.of(repository, walk.getObjectReader());
        for (RevCommit commit = walk.next(); commit != null && commits.size() <= MOST_COMMITS; commit = walk.next()) {
            commits.add(commit(commit, notes));
        }
        return commits;
    }

    static Commit commit(RevCommit commit, AiNotes notes) throws IOException {
        return new Commit(
                commit.name(),
                identity(commit.getAuthorIdent()),
                identity(commit.getCommitterIdent()),
                Trailers.coAuthors(commit),
                commit.getFullMessage(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
                Commit.Signature.UNKNOWN,
                notes.of(commit));
    }

    /** Git lets through commits without a readable identity. */
    private static Identity identity(PersonIdent ident) {
        return ident == null ? Identity.unlinked("", "") : Identity.unlinked(ident.getName(), ident.getEmailAddress());
    }

    private static PullRequest pullRequest(GitRepository repository, Branch base, Branch head, RevCommit newest) {
        String email = identity(newest.getAuthorIdent()).email();
        return new PullRequest(
                new PullRequestRef(new RepositoryRef("local", name(repository)), 0),
                LocalPeople.person(email),
                newest.getShortMessage(),
                "",
                head,
                base,
                PullRequest.State.OPEN,
                false,
                false,
                List.of(),
                List.of());
    }

    private static String name(GitRepository repository) {
        String folder =
                String.valueOf(repository.folder().toAbsolutePath().normalize().getFileName());
        return folder.endsWith(".git") ? folder.substring(0, folder.length() - 4) : folder;
    }
}
