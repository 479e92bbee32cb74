package dev.countersign.gitrepo;

import dev.countersign.core.change.PullRequest.Branch;
import dev.countersign.core.change.Shas;
import dev.countersign.flow.PolicyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A git repository on this machine: one with a working tree, a linked working tree, or a bare one. Only reads. Not safe for
 * use by many threads.
 */
public final class GitRepository implements AutoCloseable {

    static final int LARGEST_TEXT = 1 << 20;
    private static final int SHOWN_BRANCHES = 8;

    private final Repository repository;

    private GitRepository(Repository repository) {
        this.repository = repository;
    }

    /**
     * Opens the repository that a folder belongs to.
     *
     * @throws GitProblem when there is none from there upward
     */
    public static GitRepository open(Path from) {
        QuietSystem.use();
        FileRepositoryBuilder builder = new FileRepositoryBuilder()
                .setMustExist(true)
                .findGitDir(from.toAbsolutePath().normalize().toFile());
        if (builder.getGitDir() == null) {
            throw new GitProblem(from.toAbsolutePath().normalize()
                    + " is not inside a git repository. Go into one, or name one with --repo.");
        }
        try {
            return new GitRepository(builder.build());
        } catch (IOException | IllegalArgumentException e) {
            throw new GitProblem(
                    "the git repository " + builder.getGitDir() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Finds a branch or commit by the name that people use.
     *
     * @param name a branch, a branch of {@code origin}, a tag, or anything else that git takes for a commit
     * @throws GitProblem when there is no such commit
     */
    public Branch branch(String name) {
        try {
            for (String ref : List.of(Constants.R_HEADS + name, Constants.R_REMOTES + "origin/" + name)) {
                Ref found = repository.exactRef(ref);
                if (found != null && found.getObjectId() != null) {
                    return new Branch(name, found.getObjectId().name());
                }
            }
            ObjectId commit = repository.resolve(name + "^{commit}");
            if (commit != null) {
                return new Branch(name, commit.name());
            }
        } catch (IllegalArgumentException e) {
            throw new GitProblem("`" + name + "` is no name of a branch or commit. " + branches(), e);
        } catch (IOException e) {
            throw new GitProblem("`" + name + "` cannot be read in " + place() + ": " + e.getMessage(), e);
        }
        throw new GitProblem("there is no branch or commit `" + name + "` in " + place() + ". " + branches());
    }

    /**
     * What is checked out: a branch, or a commit under its short id.
     *
     * @throws GitProblem when there is no commit yet
     */
    public Branch checkedOut() {
        try {
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head == null) {
                throw new GitProblem("the repository " + place() + " has no commits yet.");
            }
            String branch = repository.getBranch();
            boolean detached = ObjectId.isId(branch);
            return new Branch(detached ? Shas.brief(head.name()) : branch, head.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The branch that pull requests go to: what {@code origin} says, else {@code main}, else {@code master}. */
    public String defaultBranch() {
        try {
            Ref origin = repository.exactRef(Constants.R_REMOTES + "origin/HEAD");
            if (origin != null && origin.isSymbolic()) {
                return origin.getTarget().getName().substring((Constants.R_REMOTES + "origin/").length());
            }
            boolean master = !exists("main") && exists("master");
            return master ? "master" : "main";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean exists(String branch) throws IOException {
        return repository.exactRef(Constants.R_HEADS + branch) != null
                || repository.exactRef(Constants.R_REMOTES + "origin/" + branch) != null;
    }

    /** The first of these files that a commit has, or that it has none of them. */
    public PolicyText text(String commit, String... paths) {
        for (String path : paths) {
            Optional<PolicyText> found = file(commit, path);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new PolicyText.Absent(paths[0]);
    }

    private Optional<PolicyText> file(String commit, String path) {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit));
            try (TreeWalk tree = TreeWalk.forPath(repository, path, parsed.getTree())) {
                if (tree == null) {
                    return Optional.empty();
                }
                if (tree.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
                    return Optional.of(new PolicyText.Unreadable(path, "it is not a file"));
                }
                ObjectId id = tree.getObjectId(0);
                ObjectLoader blob = repository.open(id, Constants.OBJ_BLOB);
                if (blob.getSize() > LARGEST_TEXT) {
                    return Optional.of(new PolicyText.Unreadable(path, "it is larger than 1 MiB"));
                }
                return Optional.of(
                        new PolicyText.Found(path, id.name(), new String(blob.getBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            return Optional.of(new PolicyText.Unreadable(path, "git cannot give it: " + e.getMessage()));
        }
    }

    /** The folder that people know the repository by. */
    public Path folder() {
        return (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toPath();
    }

    /** Where it was cloned from, as git's settings have it; empty when they do not say. */
    public String origin() {
        String url = repository.getConfig().getString("remote", "origin", "url");
        return url == null ? "" : url;
    }

    private String place() {
        return folder().toString();
    }

    Repository jgit() {
        return repository;
    }

    private String branches() {
        try {
            List<String> names = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                    .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                return "It has no branches.";
            }
            String shown = names.stream().limit(SHOWN_BRANCHES).collect(Collectors.joining(", "));
            return "Branches here: " + shown + (names.size() > SHOWN_BRANCHES ? ", …" : "") + ".";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
