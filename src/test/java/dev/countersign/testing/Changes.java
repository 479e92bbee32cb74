package dev.countersign.testing;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds facts, one line for each fact that matters to a test; the rest is a small open pull request of alice's. */
public final class Changes {

    private static final Instant OPENED = Instant.parse("2026-11-02T09:00:00Z");

    private Person author = person("alice");
    private String title = "Round amounts";
    private String body = "";
    private String base = "main";
    private String head = "feature";
    private RepositoryRef repository = new RepositoryRef("acme", "shop");
    private boolean fork;
    private boolean draft;
    private Completeness completeness = new Completeness.Complete();
    private final List<String> labels = new ArrayList<>();
    private final List<Person> assignees = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private final List<ChangedFile> files = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final List<Push> pushes = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private Changes() {}

    /** A pull request without commits and files. */
    public static Changes pullRequest() {
        return new Changes();
    }

    /** A person of that login; the same login is always the same account. */
    public static Person person(String login) {
        return new Person(Math.abs((long) login.hashCode()), login, Person.Kind.USER);
    }

    /** Opened by that person; who also writes the commits that follow. */
    public Changes by(String login) {
        author = person(login);
        return this;
    }

    /** Opened by that account. */
    public Changes by(Person account) {
        author = account;
        return this;
    }

    /** Changes a file in place. */
    public Changes touching(String path, int additions, int deletions) {
        Content content = new Content.Patch("@@ -1 +1 @@ " + path + " +" + additions + " -" + deletions);
        files.add(ChangedFile.of(path, ChangedFile.Status.MODIFIED, additions, deletions, content));
        return this;
    }

    /** Changes a file in place by one line. */
    public Changes touching(String path) {
        return touching(path, 1, 0);
    }

    /** Moves a file without changing it. */
    public Changes moving(String from, String to) {
        files.add(new ChangedFile(to, ChangedFile.Status.RENAMED, from, 0, 0, new Content.Patch("")));
        return this;
    }

    /** Has a commit of the author's, on top of the one before. */
    public Changes commit(String message) {
        String login = author.login();
        return commit(message, new Identity(login, login + "@acme.test", new Account.Linked(author)), new Identity[0]);
    }

    /** Has a commit by somebody, on top of the one before. */
    public Changes commit(String message, Identity by, Identity... coAuthors) {
        List<String> parents = List.of(
                commits.isEmpty() ? sha(0) : commits.get(commits.size() - 1).sha());
        commits.add(new Commit(sha(commits.size() + 1), by, by, List.of(coAuthors), message, parents));
        return this;
    }

    /** Its last commit has that signature, of which nobody says whose it is. */
    public Changes signed(Commit.Signature signature) {
        return signed(signature, Commit.Signer.unknown());
    }

    /** Its last commit has that signature, made by that signer. */
    public Changes signed(Commit.Signature signature, Commit.Signer signer) {
        Commit last = commits.remove(commits.size() - 1);
        commits.add(new Commit(
                last.sha(),
                last.author(),
                last.committer(),
                last.coAuthors(),
                last.message(),
                last.parents(),
                signature,
                signer,
                last.note()));
        return this;
    }

    /** Has a commit that one wrote and another committed, on top of the one before. */
    public Changes committed(String message, Identity author, Identity committer) {
        String parent =
                commits.isEmpty() ? sha(0) : commits.get(commits.size() - 1).sha();
        commits.add(new Commit(sha(commits.size() + 1), author, committer, List.of(), message, List.of(parent)));
        return this;
    }

    /** Has that title. */
    public Changes titled(String text) {
        title = text;
        return this;
    }

    /** Has that description. */
    public Changes saying(String markdown) {
        body = markdown;
        return this;
    }

    /** Goes into that branch. */
    public Changes into(String branch) {
        base = branch;
        return this;
    }

    /** Comes from that branch. */
    public Changes from(String branch) {
        head = branch;
        return this;
    }

    /** Comes from another repository. */
    public Changes fromFork() {
        fork = true;
        return this;
    }

    /** Is a draft. */
    public Changes asDraft() {
        draft = true;
        return this;
    }

    /** Is in that repository. */
    public Changes in(String owner, String name) {
        repository = new RepositoryRef(owner, name);
        return this;
    }

    /** Has that label too. */
    public Changes labelled(String label) {
        labels.add(label);
        return this;
    }

    /** Is assigned to that person too. */
    public Changes assignedTo(String login) {
        assignees.add(person(login));
        return this;
    }

    /** Has a review of its last commit by that person. */
    public Changes reviewed(String login, Review.State state) {
        int number = reviews.size() + 1;
        reviews.add(new Review(number, person(login), state, headSha(), OPENED.plusSeconds(60L * number)));
        return this;
    }

    /** Got its last commit from that person after it was opened. */
    public Changes pushedBy(String login) {
        pushes.add(new Push(
                headSha(), base, person(login), OPENED.plusSeconds(30L * (pushes.size() + 1)), Push.Kind.PUSHED));
        return this;
    }

    /** Has another check on its head. */
    public Changes check(String name, Check.State state) {
        checks.add(new Check(name, state));
        return this;
    }

    /** Is not shown as a whole. */
    public Changes truncated(String what) {
        completeness = new Completeness.Truncated(List.of(what));
        return this;
    }

    /** The facts. */
    public Facts build() {
        PullRequest pullRequest = new PullRequest(
                new PullRequestRef(repository, 1),
                author,
                title,
                body,
                new PullRequest.Branch(head, headSha()),
                new PullRequest.Branch(base, sha(0)),
                PullRequest.State.OPEN,
                draft,
                fork,
                labels,
                assignees);
        return new Facts(pullRequest, "main", commits, files, reviews, pushes, checks, completeness);
    }

    private String headSha() {
        return commits.isEmpty() ? sha(1) : commits.get(commits.size() - 1).sha();
    }

    private static String sha(int number) {
        return String.format("%040x", number);
    }
}
