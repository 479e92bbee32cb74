package dev.countersign.sandbox;

import dev.countersign.sandbox.git.GitBlob;
import dev.countersign.sandbox.git.GitObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how things stand. Safe for use by many threads. */
public final class Looking {

    private final Hub hub;

    Looking(Hub hub) {
        this.hub = hub;
    }

    /**
     * Somebody with an account.
     *
     * @param login as on GitHub
     * @param name as written in commits
     * @param teams as {@code organisation/slug}, active memberships only
     * @param bot whether it is an App's
     */
    public record Person(String login, String name, List<String> teams, boolean bot) {}

    /** Everybody, people and bots. */
    public List<Person> people() {
        World world = hub.world();
        synchronized (world) {
            return world.accounts.values().stream()
                    .filter(account -> account.kind() != Account.Kind.ORGANIZATION)
                    .map(account -> new Person(account.login(), account.name(), teams(account), account.isBot()))
                    .toList();
        }
    }

    private List<String> teams(Account account) {
        return hub.world().organisations.values().stream()
                .flatMap(organisation -> organisation.teams.stream())
                .filter(team -> team.active().contains(account))
                .map(team -> team.organisation.account.login() + "/" + team.slug)
                .toList();
    }

    /** All repositories as {@code owner/name}. */
    public List<String> repositories() {
        synchronized (hub.world()) {
            return hub.world().repositories.values().stream()
                    .map(Repository::fullName)
                    .toList();
        }
    }

    /** All branches of a repository and the commits they point to. */
    public Map<String, String> branches(String repository) {
        synchronized (hub.world()) {
            return Map.copyOf(hub.world().repository(repository).branches);
        }
    }

    /** A file's text on a branch; empty when there is none. */
    public Optional<String> file(String repository, String branch, String path) {
        synchronized (hub.world()) {
            return hub.world()
                    .repository(repository)
                    .tip(branch)
                    .flatMap(tip -> hub.world().git.file(tip, path))
                    .map(GitBlob::text);
        }
    }

    /** The paths of all files on a branch. */
    public List<String> paths(String repository, String branch) {
        synchronized (hub.world()) {
            return hub.world()
                    .repository(repository)
                    .tip(branch)
                    .map(tip -> hub.world().git.files(tip).stream()
                            .map(GitObjects.Entry::path)
                            .toList())
                    .orElse(List.of());
        }
    }

    /** All pull requests of a repository by number. */
    public List<PullView> pulls(String repository) {
        synchronized (hub.world()) {
            return hub.world().repository(repository).pulls.values().stream()
                    .map(this::view)
                    .toList();
        }
    }

    /** One pull request. */
    public PullView pull(String repository, int number) {
        synchronized (hub.world()) {
            return view(hub.world().repository(repository).pull(number));
        }
    }

    /** Every check run on a commit, oldest first. */
    public List<PullView.Check> checks(String repository, String sha) {
        synchronized (hub.world()) {
            return hub.world().repository(repository).checks.stream()
                    .filter(run -> run.headSha.equals(sha))
                    .map(Looking::check)
                    .toList();
        }
    }

    /**
     * An issue.
     *
     * @param author who opened it
     */
    public record IssueView(int number, String author, String title, String body, boolean open) {}

    /** All issues of a repository that are no pull requests, oldest first. */
    public List<IssueView> issues(String repository) {
        synchronized (hub.world()) {
            return hub.world().repository(repository).issues.values().stream()
                    .map(one -> new IssueView(one.number, one.author.login(), one.title, one.body, one.open))
                    .toList();
        }
    }

    private PullView view(PullRequest pull) {
        Changes.Change change = hub.changes().of(pull);
        return new PullView(
                pull.number,
                pull.title,
                pull.body,
                pull.author.login(),
                GraphPulls.state(pull),
                pull.draft,
                (pull.fromFork() ? pull.headRepository.owner.login() + ":" : "") + pull.headRef,
                pull.headSha,
                pull.baseRef,
                change.files(),
                change.commits(),
                pull.reviews.stream().map(Looking::review).toList(),
                pull.comments.stream().map(Looking::comment).toList(),
                checks(pull),
                List.copyOf(pull.labels),
                pull.requestedReviewers.stream().map(Account::login).toList(),
                hub.gate().objection(pull).orElse(""));
    }

    private static PullView.Review review(Review review) {
        return new PullView.Review(
                review.id, review.order, review.author.login(), review.state, review.body, review.commit);
    }

    private static PullView.Comment comment(Comment comment) {
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        comment.reactions.forEach(reaction -> reactions
                .computeIfAbsent(reaction.content(), any -> new ArrayList<>())
                .add(reaction.by().login()));
        return new PullView.Comment(comment.id, comment.order, comment.author.login(), comment.body, reactions);
    }

    private static List<PullView.Check> checks(PullRequest pull) {
        Map<String, CheckRun> newest = new LinkedHashMap<>();
        pull.repository.checks.stream()
                .filter(run -> run.headSha.equals(pull.headSha))
                .forEach(run -> newest.put(run.app.id + " " + run.name, run));
        return newest.values().stream().map(Looking::check).toList();
    }

    private static PullView.Check check(CheckRun run) {
        Map<String, String> buttons = new LinkedHashMap<>();
        run.actions.forEach(action -> buttons.put(
                action.path("identifier").asText(), action.path("label").asText()));
        return new PullView.Check(
                run.id,
                run.app.id,
                run.app.name,
                run.name,
                run.status,
                run.conclusion.orElse(""),
                run.title.orElse(""),
                run.summary.orElse(""),
                run.text.orElse(""),
                run.detailsUrl.orElse(""),
                buttons);
    }
}
