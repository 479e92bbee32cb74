package dev.countersign.gitrepo;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What is different between two trees, as changed files. Not safe for use by many threads. */
final class TreeChanges implements AutoCloseable {

    /** Beyond this, GitHub does not show a patch either. */
    private static final int LONGEST_PATCH = 1 << 20;

    private final Repository repository;
    private final ObjectReader reader;
    private final int renameLimit;
    private final boolean patches;

    private TreeChanges(Repository repository, int renameLimit, boolean patches) {
        this.repository = repository;
        this.reader = repository.newObjectReader();
        this.renameLimit = renameLimit;
        this.patches = patches;
    }

    /** With patch texts, and with renames found by similarity among up to 400 files. */
    static TreeChanges inFull(Repository repository) {
        return new TreeChanges(repository, 400, true);
    }

    /** Without patch texts, and with only those renames that are cheap to find. */
    static TreeChanges inBrief(Repository repository) {
        return new TreeChanges(repository, 1, false);
    }

    /** The files that are different, by path; the zero id is the tree with nothing in it. */
    List<ChangedFile> between(ObjectId oldTree, ObjectId newTree) throws IOException {
        Map<String, List<DiffEntry>> byPath = new TreeMap<>();
        for (DiffEntry entry : entries(oldTree, newTree)) {
            String path =
                    entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
            byPath.computeIfAbsent(path, name -> new ArrayList<>()).add(entry);
        }
        List<ChangedFile> files = new ArrayList<>();
        for (List<DiffEntry> entries : byPath.values()) {
            files.add(file(entries));
        }
        return files;
    }

    private List<DiffEntry> entries(ObjectId oldTree, ObjectId newTree) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository, reader)) {
            walk.setRecursive(true);
            if (oldTree.equals(ObjectId.zeroId())) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(oldTree);
            }
            walk.addTree(newTree);
            walk.setFilter(TreeFilter.ANY_DIFF);
            List<DiffEntry> found = DiffEntry.scan(walk);
            if (found.size() < 2) {
                return found;
            }
            RenameDetector renames = new RenameDetector(repository);
            renames.setRenameLimit(renameLimit);
            renames.setSkipContentRenamesForBinaryFiles(true);
            renames.addAll(found);
            return renames.compute();
        }
    }

    /** One entry, or a removal and an addition of the same path: a file that became a link, say. */
    private ChangedFile file(List<DiffEntry> entries) throws IOException {
        if (entries.size() == 1) {
            DiffEntry entry = entries.get(0);
            return file(status(entry), before(entry), after(entry));
        }
        Side before = Side.missing("");
        Side after = Side.missing("");
        for (DiffEntry entry : entries) {
            before = before(entry).isMissing() ? before : before(entry);
            after = after(entry).isMissing() ? after : after(entry);
        }
        return file(Status.CHANGED, before, after);
    }

    private ChangedFile file(Status status, Side before, Side after) throws IOException {
        Side shown = after.isMissing() ? before : after;
        String previous = status == Status.RENAMED || status == Status.COPIED ? before.path() : shown.path();
        Optional<RawText> oldLines = before.lines(reader);
        Optional<RawText> newLines = oldLines.isEmpty() ? Optional.empty() : after.lines(reader);
        if (newLines.isEmpty()) {
            return new ChangedFile(
                    shown.path(),
                    status,
                    previous,
                    0,
                    0,
                    new Content.Blob(shown.id().name()));
        }
        EditList edits = edits(before, after, oldLines.get(), newLines.get());
        int additions = edits.stream().mapToInt(Edit::getLengthB).sum();
        int deletions = edits.stream().mapToInt(Edit::getLengthA).sum();
        Content content = patches ? patch(edits, oldLines.get(), newLines.get(), shown) : new Content.Unknown();
        return new ChangedFile(shown.path(), status, previous, additions, deletions, content);
    }

    private static EditList edits(Side before, Side after, RawText oldLines, RawText newLines) {
        return before.id().equals(after.id())
                ? new EditList()
                : new HistogramDiff().diff(RawTextComparator.DEFAULT, oldLines, newLines);
    }

    private static Content patch(EditList edits, RawText before, RawText after, Side shown) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(edits, before, after);
        }
        if (out.size() > LONGEST_PATCH) {
            return new Content.Blob(shown.id().name());
        }
        String text = out.toString(StandardCharsets.UTF_8);
        return new Content.Patch(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    private static Side before(DiffEntry entry) {
        return new Side(entry.getOldPath(), entry.getOldMode(), entry.getOldId().toObjectId());
    }

    private static Side after(DiffEntry entry) {
        return new Side(entry.getNewPath(), entry.getNewMode(), entry.getNewId().toObjectId());
    }

    private static Status status(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD -> Status.ADDED;
            case DELETE -> Status.REMOVED;
            case RENAME -> Status.RENAMED;
            case COPY -> Status.COPIED;
            case MODIFY -> entry.getOldId().equals(entry.getNewId()) ? Status.CHANGED : Status.MODIFIED;
        };
    }

    @Override
    public void close() {
        reader.close();
    }
}
