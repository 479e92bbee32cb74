package dev.countersign.gitrepo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A git repository in a folder, written object by object: no working tree is needed, and every date is fixed. */
public final class TestRepository implements AutoCloseable {

    private final Repository repository;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, FileMode> modes = new LinkedHashMap<>();
    private PersonIdent author = person("Ada", "ada@example.org", 0);
    private int seconds;

    private TestRepository(Repository repository) {
        this.repository = repository;
    }

    /** An empty repository whose working tree is that folder, with {@code main} to come. */
    public static TestRepository in(Path folder) {
        return create(new FileRepositoryBuilder().setWorkTree(folder.toFile()), false);
    }

    /** An empty repository without a working tree. */
    static TestRepository bare(Path folder) {
        return create(new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()), true);
    }

    private static TestRepository create(FileRepositoryBuilder builder, boolean bare) {
        QuietSystem.use();
        try {
            Repository repository = builder.build();
            repository.create(bare);
            RefUpdate head = repository.updateRef(Constants.HEAD, false);
            head.link("refs/heads/main");
            return new TestRepository(repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next commits' author. */
    public TestRepository as(String name, String email) {
        author = person(name, email, 0);
        return this;
    }

    /** Puts a text file into the next commit. */
    public TestRepository file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), FileMode.REGULAR_FILE);
    }

    TestRepository file(String path, byte[] content, FileMode mode) {
        files.put(path, content);
        modes.put(path, mode);
        return this;
    }

    /** Takes a file out of the next commit. */
    public TestRepository without(String path) {
        files.remove(path);
        modes.remove(path);
        return this;
    }

    /** Commits what was put in so far on top of these parents, moves the branch there and answers the commit's id. */
    public String commit(String branch, String message, String... parents) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter));
            for (String parent : parents) {
                commit.addParentId(ObjectId.fromString(parent));
            }
            PersonIdent now = person(author.getName(), author.getEmailAddress(), seconds += 60);
            commit.setAuthor(now);
            commit.setCommitter(now);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point("refs/heads/" + branch, id);
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void point(String ref, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    void checkOut(String ref) throws IOException {
        repository.updateRef(Constants.HEAD, !ref.startsWith("refs/")).link(ref);
    }

    Repository jgit() {
        return repository;
    }

    private ObjectId tree(ObjectInserter inserter) throws IOException {
        DirCacheBuilder builder = DirCache.newInCore().builder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            FileMode mode = modes.get(file.getKey());
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(mode);
            entry.setObjectId(
                    mode == FileMode.GITLINK
                            ? ObjectId.fromString(new String(file.getValue(), StandardCharsets.US_ASCII))
                            : inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            builder.add(entry);
        }
        builder.finish();
        return builder.getDirCache().writeTree(inserter);
    }

    private static PersonIdent person(String name, String email, int seconds) {
        return new PersonIdent(name, email, Instant.ofEpochSecond(1_700_000_000L + seconds), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        repository.close();
    }
}
