package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Review;
import dev.countersign.core.signoff.Directory;
import dev.countersign.flow.ChangeSource;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Reading;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Recent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a pull request by one GraphQL document and one request for each 100 files; the files of a head that was seen
 * before are kept, so that another look at it costs the document only. Where tools keep notes of commits, those are one more
 * document for each head.
 */
@ApplicationScoped
public class GitHubChanges implements ChangeSource {

    /** Patches kept, in characters. */
    private static final long KEPT = 24 << 20;

    private static final int KEPT_NAMES = 10_000;

    /** GitHub lists no more of a pull request's commits, and does not say that there are more. */
    private static final int MOST_COMMITS = 250;

    /** 2,000 reviews that say yes or no. */
    private static final int MOST_REVIEW_PAGES = 20;

    private static final int TRIES = 2;

    /** So often a list of files that is shorter than announced is asked for again before it is believed. */
    private static final int SHORT_LISTS = 3;

    private record FilesKey(long repository, int number, String head, String base, String branch) {}

    /** Thrown inside one look when the pull request changed during it. */
    private static final class Moved extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final GitHubHttp http;
    private final GitHubPeople people;
    private final GitHubNotes notes;
    private final Recent<FilesKey, FileListing> files = new Recent<>(KEPT, FileListing::weight);
    private final Recent<FilesKey, Integer> shorter = new Recent<>(KEPT_NAMES, tries -> 1);
    private final Recent<String, String> bases = new Recent<>(KEPT_NAMES, name -> 1);

    /** Looks by this client, and asks about people in the same document. */
    public GitHubChanges(GitHubHttp http, GitHubPeople people) {
        this.http = http;
        this.people = people;
        this.notes = new GitHubNotes(http);
    }

    @Override
    public Reading read(Subject subject, PeopleQuestion question) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return look(subject, question);
            } catch (Moved again) {
                // It changed between two of our requests: facts of two heads must not be mixed, so all is read again.
            } catch (Refused e) {
                throw new TryLater(e.getMessage(), Duration.ofMinutes(1), e);
            }
        }
        throw new TryLater(
                "the pull request changed each time while it was read (" + subject.ref() + ")",
                Duration.ofSeconds(5),
                null);
    }

    private Reading look(Subject subject, PeopleQuestion question) throws Moved {
        PeopleParts parts = people.along(subject, question);
        long generation = people.generation(subject);
        String guess = bases.get(subject.key()).orElse("");
        GraphReply reply =
                ask(subject, "Change", ChangeDocument.text(parts), ChangeDocument.variables(subject, guess, parts));
        JsonNode repository = reply.data().path("repository");
        long id = repository.path("databaseId").asLong(subject.repositoryId());
        if (id != subject.repositoryId()) {
            throw new SubjectGone(subject.ref().repository() + " is another repository now");
        }
        if (!repository.path("pullRequest").isObject()) {
            throw new TryLater("GitHub did not show " + subject.ref(), Duration.ZERO, null);
        }
        List<String> missing = new ArrayList<>();
        PullRequest pull = ChangeReader.pullRequest(repository, missing::add);
        List<Commit> commits = commits(subject, reply, pull, missing);
        List<Review> reviews = reviews(subject, repository.path("pullRequest"), missing);
        FileListing listing = files(subject, repository.path("pullRequest"), pull, missing);
        String defaultBranch = repository.path("defaultBranchRef").path("name").asText("");
        PolicyText codeowners = codeowners(subject, reply, pull, guess.isEmpty() ? defaultBranch : guess);
        Directory along = people.learn(subject, parts, reply, generation);
        Facts facts = new Facts(
                pull,
                defaultBranch,
                notes.noted(subject, repository, pull.head().sha(), commits),
                listing.files(),
                reviews,
                List.of(),
                List.of(),
                missing.isEmpty() ? new Completeness.Complete() : new Completeness.Truncated(missing));
        return new Reading(
                facts,
                PolicyTexts.ofOwner(reply, pull.ref().repository()),
                PolicyTexts.ofRepository(reply, pull.ref().repository()),
                codeowners,
                PolicyTexts.catalog(reply, pull.ref().repository()),
                repository.path("defaultBranchRef").path("target").path("oid").asText(""),
                ChangeReader.updated(repository),
                people.complete(subject, question, along));
    }

    /** A document about the pull request; what it did not bring of the pull request itself is thrown. */
    private GraphReply ask(Subject subject, String name, String document, ObjectNode variables) {
        GraphReply reply = http.query(subject.installation(), name, document, variables);
        Optional<GraphReply.Problem> problem = reply.problems().stream()
                .filter(one -> !PeopleParts.concerns(one) && !PolicyTexts.concerns(one) && !isExtra(one))
                .findFirst();
        boolean there = reply.data().path("repository").isObject()
                && !reply.data().path("repository").path("pullRequest").isNull();
        if (!there && problem.filter(GitHubChanges::isGone).isPresent()) {
            throw new SubjectGone("GitHub does not have " + subject.ref() + ", or not for this App");
        }
        if (!there || problem.isPresent()) {
            String why = problem.map(GraphReply.Problem::message).orElse("it does not say why");
            throw new TryLater("GitHub did not show all of " + subject.ref() + ": " + why, Duration.ZERO, null);
        }
        return reply;
    }

    private static boolean isExtra(GraphReply.Problem problem) {
        return CommitSignatures.concerns(problem) || GitHubNotes.concerns(problem);
    }

    private static boolean isGone(GraphReply.Problem problem) {
        return problem.isNotFound() || problem.type().equals("FORBIDDEN");
    }

    private List<Commit> commits(Subject subject, GraphReply reply, PullRequest pull, List<String> missing)
            throws Moved {
        JsonNode first = reply.data().path("repository").path("pullRequest");
        JsonNode page = first.path("commits");
        List<Commit> commits = new ArrayList<>(ChangeReader.commits(page, reply.problems(), missing::add));
        while (page.path("pageInfo").path("hasNextPage").asBoolean() && commits.size() < MOST_COMMITS) {
            ObjectNode variables = ChangeDocument.of(subject)
                    .put("cursor", page.path("pageInfo").path("endCursor").asText());
            GraphReply more = ask(subject, "MoreCommits", ChangeDocument.MORE_COMMITS, variables);
            JsonNode next = more.data().path("repository").path("pullRequest");
            if (!next.path("headRefOid").asText().equals(pull.head().sha())) {
                throw new Moved();
            }
            page = next.path("commits");
            commits.addAll(ChangeReader.commits(page, more.problems(), missing::add));
        }
        int total = Math.max(
                commits.size(), first.path("commits").path("totalCount").asInt());
        if (total >= MOST_COMMITS || total > commits.size()) {
            missing.add("GitHub lists at most 250 commits, and this has that many or more");
        }
        return commits;
    }

    private List<Review> reviews(Subject subject, JsonNode first, List<String> missing) {
        JsonNode page = first.path("reviews");
        List<Review> reviews = new ArrayList<>(ChangeReader.reviews(page));
        int pages = 1;
        while (page.path("pageInfo").path("hasPreviousPage").asBoolean()) {
            if (++pages > MOST_REVIEW_PAGES) {
                missing.add("it has more than 2,000 reviews");
                break;
            }
            ObjectNode variables = ChangeDocument.of(subject)
                    .put("cursor", page.path("pageInfo").path("startCursor").asText());
            page = ask(subject, "MoreReviews", ChangeDocument.MORE_REVIEWS, variables)
                    .data()
                    .path("repository")
                    .path("pullRequest")
                    .path("reviews");
            reviews.addAll(0, ChangeReader.reviews(page));
        }
        return reviews;
    }

    /**
     * The files, from memory when this head and base were listed before.
     *
     * <p>The list is another request than the document, and a push or a new base may come in between. Three things tell:
     * each file's address names the head it was listed for, and the document's numbers of files and lines, which belong
     * to its head and base, must be the list's. When they do not fit, head and base are read again: if they stand where
     * they stood and the addresses name that head, the list is theirs and GitHub leaves something out; if not, everything
     * is read again. So the usual case costs no request for being sure.
     */
    private FileListing files(Subject subject, JsonNode node, PullRequest pull, List<String> missing) throws Moved {
        FilesKey key = new FilesKey(
                subject.repositoryId(),
                subject.ref().number(),
                pull.head().sha(),
                pull.base().sha(),
                pull.base().name());
        Optional<FileListing> kept = files.get(key);
        FileListing listing = kept.isPresent() ? kept.get() : listed(subject, pull);
        int count = node.path("changedFiles").asInt();
        boolean fits = !listing.elsewhere()
                && listing.files().size() == count
                && listing.additions() == node.path("additions").asInt()
                && listing.deletions() == node.path("deletions").asInt();
        if (kept.isEmpty() && !fits) {
            stillAt(subject, pull);
        }
        if (listing.elsewhere()) {
            throw new Moved();
        }
        boolean fewer = listing.files().size() < count;
        if (fewer && !listing.cut()) {
            // GitHub's list may lag behind its document. It is not kept, so that each look asks for the rest.
            int before = shorter.get(key).orElse(0);
            if (before < SHORT_LISTS) {
                shorter.put(key, before + 1);
                throw new TryLater(
                        "GitHub lists " + listing.files().size() + " of the " + count + " files of " + subject.ref()
                                + " so far",
                        Duration.ofSeconds(2),
                        null);
            }
        } else {
            files.put(key, listing);
        }
        if (listing.cut() || fewer) {
            missing.add("GitHub lists " + listing.files().size() + " of its " + count + " files");
        }
        return listing;
    }

    /** The document has just shown the pull request, so that a list that is not there is none yet, unless it went away since. */
    private FileListing listed(Subject subject, PullRequest pull) throws Moved {
        try {
            return FileListing.read(
                    http, subject, pull.ref().repository(), pull.head().sha());
        } catch (SubjectGone nothing) {
            stillAt(subject, pull);
            throw new TryLater("GitHub shows " + subject.ref() + " and not its files", Duration.ZERO, nothing);
        }
    }

    private void stillAt(Subject subject, PullRequest pull) throws Moved {
        JsonNode now = ask(subject, "Head", ChangeDocument.HEAD, ChangeDocument.of(subject))
                .data()
                .path("repository")
                .path("pullRequest");
        boolean same = now.path("headRefOid").asText().equals(pull.head().sha())
                && now.path("baseRefOid").asText().equals(pull.base().sha())
                && now.path("baseRefName").asText().equals(pull.base().name());
        if (!same) {
            throw new Moved();
        }
    }

    /** The code owners on the base branch, which is known only now; the next look guesses it right. */
    private PolicyText codeowners(Subject subject, GraphReply reply, PullRequest pull, String asked) {
        String base = pull.base().name();
        bases.put(subject.key(), base);
        if (base.equals(asked)) {
            return PolicyTexts.codeowners(reply, pull.ref().repository());
        }
        GraphReply other =
                ask(subject, "CodeOwners", ChangeDocument.OTHER_CODEOWNERS, ChangeDocument.codeownersOn(subject, base));
        return PolicyTexts.codeowners(other, pull.ref().repository());
    }
}
