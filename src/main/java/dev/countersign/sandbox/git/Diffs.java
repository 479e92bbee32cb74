package dev.countersign.sandbox.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;

/** What differs between two commits, as GitHub lists it. */
public final class Diffs {

    private static final int LONGEST_PATCH = 20_000;
    private static final int SIMILAR_PERCENT = 50;

    private final Repository repository;

    Diffs(Repository repository) {
        this.repository = repository;
    }

    /**
     * Compares two commits, finding renames.
     *
     * @param base a commit; empty compares with nothing
     * @param head a commit
     * @return changed files sorted by path
     */
    public List<FileChange> between(String base, String head) {
        ByteArrayOutputStream hunks = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(hunks);
                ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            formatter.setRepository(repository);
            formatter.setContext(3);
            formatter.setDetectRenames(true);
            formatter.getRenameDetector().setRenameScore(SIMILAR_PERCENT);
            CanonicalTreeParser after =
                    new CanonicalTreeParser(null, reader, walk.parseTree(ObjectId.fromString(head)));
            List<DiffEntry> entries = formatter.scan(
                    base.isEmpty()
                            ? new EmptyTreeIterator()
                            : new CanonicalTreeParser(null, reader, walk.parseTree(ObjectId.fromString(base))),
                    after);
            List<FileChange> changes = new ArrayList<>();
            for (DiffEntry entry : entries) {
                hunks.reset();
                changes.add(change(entry, reader, formatter, hunks));
            }
            changes.sort(Comparator.comparing(FileChange::path));
            return List.copyOf(changes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static FileChange change(
            DiffEntry entry, ObjectReader reader, DiffFormatter formatter, ByteArrayOutputStream hunks)
            throws IOException {
        FileChange.Status status = status(entry);
        boolean removed = status == FileChange.Status.REMOVED;
        byte[] before =
                status == FileChange.Status.ADDED ? new byte[0] : content(reader, entry.getOldId(), entry.getOldMode());
        byte[] after = removed ? new byte[0] : content(reader, entry.getNewId(), entry.getNewMode());
        int additions = 0;
        int deletions = 0;
        if (!RawText.isBinary(before) && !RawText.isBinary(after)) {
            RawText old = new RawText(before);
            RawText now = new RawText(after);
            EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
            for (Edit edit : edits) {
                additions += edit.getLengthB();
                deletions += edit.getLengthA();
            }
            if (additions + deletions <= LONGEST_PATCH) {
                formatter.format(edits, old, now);
                formatter.flush();
            }
        }
        return new FileChange(
                removed ? entry.getOldPath() : entry.getNewPath(),
                status == FileChange.Status.RENAMED ? entry.getOldPath() : "",
                status,
                (removed ? entry.getOldId() : entry.getNewId()).name(),
                additions,
                deletions,
                withoutLastNewline(hunks.toString(StandardCharsets.UTF_8)));
    }

    private static String withoutLastNewline(String patch) {
        return patch.endsWith("\n") ? patch.substring(0, patch.length() - 1) : patch;
    }

    /** A copy counts as an added file, as on GitHub. */
    private static FileChange.Status status(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD, COPY -> FileChange.Status.ADDED;
            case DELETE -> FileChange.Status.REMOVED;
            case RENAME -> FileChange.Status.RENAMED;
            case MODIFY -> FileChange.Status.MODIFIED;
        };
    }

    private static byte[] content(ObjectReader reader, AbbreviatedObjectId id, FileMode mode) throws IOException {
        return mode == FileMode.GITLINK
                ? new byte[0]
                : reader.open(id.toObjectId(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    }
}
