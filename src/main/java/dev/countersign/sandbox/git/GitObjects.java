package dev.countersign.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The objects of all repositories and their forks, in one store. Not safe for use by many threads. */
public final class GitObjects {

    private final InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("sandbox"));
    private final History history = new History(repository);
    private final Diffs diffs = new Diffs(repository);

    /** Merge bases, what is reachable, and merges. */
    public History history() {
        return history;
    }

    /** What differs between two commits. */
    public Diffs diffs() {
        return diffs;
    }

    /** Stores content and answers its blob id. */
    public String blob(byte[] content) {
        return inserting(inserter -> inserter.insert(Constants.OBJ_BLOB, content))
                .name();
    }

    /**
     * Stores a tree made from another one.
     *
     * @param base id of the tree or commit to start from; empty for nothing
     * @param changes path to new content; an empty array element means an empty file, a null value removes the path
     * @return the tree's id
     */
    public String tree(String base, Map<String, byte[]> changes) {
        return inserting(inserter -> {
                    DirCache index = read(base);
                    DirCacheEditor editor = index.editor();
                    for (Map.Entry<String, byte[]> change : changes.entrySet()) {
                        if (change.getValue() == null) {
                            editor.add(new DirCacheEditor.DeletePath(change.getKey()));
                        } else {
                            editor.add(
                                    new Put(change.getKey(), inserter.insert(Constants.OBJ_BLOB, change.getValue())));
                        }
                    }
                    editor.finish();
                    return index.writeTree(inserter);
                })
                .name();
    }

    /** Stores a commit and answers its id. */
    public String commit(String tree, List<String> parents, Signature author, Signature committer, String message) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(ObjectId.fromString(tree));
        commit.setParentIds(parents.stream().map(ObjectId::fromString).toArray(ObjectId[]::new));
        commit.setAuthor(author.ident());
        commit.setCommitter(committer.ident());
        commit.setMessage(message);
        return inserting(inserter -> inserter.insert(commit)).name();
    }

    /** The commit of that id, if there is one. */
    public Optional<GitCommit> commit(String sha) {
        if (!ObjectId.isId(sha)) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(read(walk.parseCommit(ObjectId.fromString(sha))));
        } catch (MissingObjectException | org.eclipse.jgit.errors.IncorrectObjectTypeException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static GitCommit read(RevCommit commit) {
        return new GitCommit(
                commit.name(),
                commit.getTree().name(),
                Signature.of(commit.getAuthorIdent()),
                Signature.of(commit.getCommitterIdent()),
                commit.getFullMessage(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList());
    }

    /** The blob of that id, if there is one. */
    public Optional<GitBlob> blob(String sha) {
        if (!ObjectId.isId(sha)) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            ObjectId id = ObjectId.fromString(sha);
            return reader.has(id, Constants.OBJ_BLOB)
                    ? Optional.of(
                            new GitBlob(sha, reader.open(id, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE)))
                    : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The file at that path in a commit, if there is one. */
    public Optional<GitBlob> file(String commit, String path) {
        return files(commit).stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .flatMap(entry -> blob(entry.blob()));
    }

    /** All files of a commit or tree, sorted by path. */
    public List<Entry> files(String commitOrTree) {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseTree(ObjectId.fromString(commitOrTree)));
            tree.setRecursive(true);
            List<Entry> entries = new ArrayList<>();
            while (tree.next()) {
                entries.add(new Entry(tree.getPathString(), tree.getObjectId(0).name()));
            }
            return entries;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * One file in a tree.
     *
     * @param path from the root
     * @param blob id of its content
     */
    public record Entry(String path, String blob) {}

    private DirCache read(String base) throws IOException {
        if (base.isEmpty()) {
            return DirCache.newInCore();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return DirCache.read(walk.getObjectReader(), walk.parseTree(ObjectId.fromString(base)));
        }
    }

    private ObjectId inserting(Insertion insertion) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = insertion.with(inserter);
            inserter.flush();
            return id;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Insertion {
        ObjectId with(ObjectInserter inserter) throws IOException;
    }

    private static final class Put extends DirCacheEditor.PathEdit {
        private final ObjectId content;

        Put(String path, ObjectId content) {
            super(path);
            this.content = content;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(content);
        }
    }
}
