package dev.countersign.sandbox;

import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.GitCommit;
import dev.countersign.sandbox.git.GitObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pull request changes: its files from the merge base, its commits. Remembers the latest answers. */
final class Changes {

    private static final int REMEMBERED = 200;

    private final GitObjects git;
    private final Map<String, Change> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Change> eldest) {
            return size() > REMEMBERED;
        }
    };

    record Change(List<FileChange> files, List<GitCommit> commits) {
        int additions() {
            return files.stream().mapToInt(FileChange::additions).sum();
        }

        int deletions() {
            return files.stream().mapToInt(FileChange::deletions).sum();
        }
    }

    Changes(GitObjects git) {
        this.git = git;
    }

    Change of(PullRequest pull) {
        String key = pull.baseSha + ".." + pull.headSha;
        Change change = known.get(key);
        if (change == null) {
            String from = git.history().mergeBase(pull.baseSha, pull.headSha).orElse("");
            change = new Change(
                    git.diffs().between(from, pull.headSha), git.history().between(pull.baseSha, pull.headSha));
            known.put(key, change);
        }
        return change;
    }
}
