package dev.countersign.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** How commits hang together. */
public final class History {

    private final Repository repository;

    History(Repository repository) {
        this.repository = repository;
    }

    /** The best common ancestor of two commits, if they have one. */
    public Optional<String> mergeBase(String one, String other) {
        return walking(walk -> {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            return Optional.ofNullable(walk.next()).map(RevCommit::name);
        });
    }

    /** Whether a commit can be reached from another, or is the same. */
    public boolean contains(String descendant, String ancestor) {
        return walking(walk -> walk.isMergedInto(
                walk.parseCommit(ObjectId.fromString(ancestor)), walk.parseCommit(ObjectId.fromString(descendant))));
    }

    /** Commits reachable from the head by any parent and not from the base, oldest first. */
    public List<GitCommit> between(String base, String head) {
        return walking(walk -> {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base)));
            List<GitCommit> commits = new ArrayList<>();
            for (RevCommit commit : walk) {
                commits.add(GitObjects.read(commit));
            }
            return List.copyOf(commits);
        });
    }

    /** A commit and all that can be reached from it by any parent, newest first, children before their parents. */
    public List<GitCommit> ancestors(String head) {
        return walking(walk -> {
            walk.sort(RevSort.COMMIT_TIME_DESC);
            walk.sort(RevSort.TOPO, true);
            walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
            List<GitCommit> commits = new ArrayList<>();
            for (RevCommit commit : walk) {
                commits.add(GitObjects.read(commit));
            }
            return List.copyOf(commits);
        });
    }

    /** The tree that merging the head into the base makes; empty on a conflict. */
    public Optional<String> mergedTree(String base, String head) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
            merger.setObjectInserter(inserter);
            if (!merger.merge(ObjectId.fromString(base), ObjectId.fromString(head))) {
                return Optional.empty();
            }
            inserter.flush();
            return Optional.of(merger.getResultTreeId().name());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private <T> T walking(Walk<T> question) {
        try (RevWalk walk = new RevWalk(repository)) {
            return question.with(walk);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Walk<T> {
        T with(RevWalk walk) throws IOException;
    }
}
