package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import java.util.List;

/** Builds changes for the tests of this package. */
final class Changes {

    private Changes() {}

    static ChangedFile modified(String path, int additions) {
        return file(path, Status.MODIFIED, additions);
    }

    static ChangedFile file(String path, Status status, int additions) {
        return ChangedFile.of(path, status, additions, 0, new Content.Unknown());
    }

    static ChangedFile moved(String from, String to) {
        return new ChangedFile(to, Status.RENAMED, from, 1, 1, new Content.Unknown());
    }

    static Facts of(List<ChangedFile> files) {
        return of(files, new Completeness.Complete());
    }

    static Facts of(List<ChangedFile> files, Completeness completeness) {
        PullRequest pullRequest = new PullRequest(
                new PullRequestRef(new RepositoryRef("acme", "shop"), 1),
                new Person(1, "alice", Person.Kind.USER),
                "A change",
                "",
                new PullRequest.Branch("topic", "a".repeat(40)),
                new PullRequest.Branch("main", "b".repeat(40)),
                PullRequest.State.OPEN,
                false,
                false,
                List.of(),
                List.of());
        return new Facts(pullRequest, "main", List.of(), files, List.of(), List.of(), List.of(), completeness);
    }

    static PastChange past(int day, String author, boolean fix, ChangedFile... files) {
        return new PastChange("sha" + day, day * 86_400L, author, fix, List.of(), List.of(files));
    }
}
