package dev.countersign.core.provenance;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Review;
import java.time.Instant;
import java.util.List;

/** Changes for tests: a person's pull request that says nothing, and what can be put into it. */
public final class Changes {

    private static final Identity ADA = Identity.unlinked("Ada Byron", "ada@example.org");

    private Changes() {}

    public static Facts message(String message) {
        return commit(ADA, ADA, message);
    }

    public static Facts author(String written) {
        return commit(Who.parse(written), ADA, "Fix it");
    }

    public static Facts committer(String written) {
        return commit(ADA, Who.parse(written), "Fix it");
    }

    public static Facts commit(Identity author, Identity committer, String message) {
        Commit commit = new Commit(
                "7aa01bc000000000000000000000000000000000", author, committer, List.of(), message, List.of());
        return facts("ada", Person.Kind.USER, "refunds", "", List.of(), List.of(commit));
    }

    public static Facts note(String note) {
        Facts facts = message("Fix it");
        return new Facts(
                facts.pullRequest(),
                "main",
                List.of(facts.commits().get(0).noted(note)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                facts.completeness());
    }

    public static Facts trace(String path, String patch) {
        return message("Fix it")
                .withFiles(List.of(
                        ChangedFile.of("src/a.py", ChangedFile.Status.MODIFIED, 3, 0, new Content.Unknown()),
                        ChangedFile.of(path, ChangedFile.Status.MODIFIED, 1, 0, new Content.Patch(patch))));
    }

    public static Facts body(String body) {
        return facts("ada", Person.Kind.USER, "refunds", body, List.of(), List.of());
    }

    public static Facts branch(String branch) {
        return facts("ada", Person.Kind.USER, branch, "", List.of(), List.of());
    }

    public static Facts opener(String login, Person.Kind kind) {
        return facts(login, kind, "refunds", "", List.of(), List.of());
    }

    public static Facts label(String... labels) {
        return facts("ada", Person.Kind.USER, "refunds", "", List.of(labels), List.of());
    }

    public static Facts reviewedBy(String login) {
        Facts facts = message("Fix it");
        Review review = new Review(
                1, new Person(2, login, Person.Kind.BOT), Review.State.COMMENTED, facts.head(), Instant.EPOCH);
        return new Facts(
                facts.pullRequest(),
                "main",
                facts.commits(),
                List.of(),
                List.of(review),
                List.of(),
                List.of(),
                facts.completeness());
    }

    private static Facts facts(
            String login, Person.Kind kind, String branch, String body, List<String> labels, List<Commit> commits) {
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("acme", "shop"), 7),
                new Person(1, login, kind),
                "Fix it",
                body,
                new PullRequest.Branch(branch, "7aa01bc"),
                new PullRequest.Branch("main", "0000000"),
                PullRequest.State.OPEN,
                false,
                false,
                labels,
                List.of());
        return new Facts(
                pull, "main", commits, List.of(), List.of(), List.of(), List.of(), new Completeness.Complete());
    }
}
