package dev.countersign.cli;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Assistance.Level;
import dev.countersign.core.provenance.Assistance.ToolUse;
import dev.countersign.core.provenance.Detector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.CommitTimeRevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Reads a local repository's history, commit by commit, and sums up by month which tools helped. */
final class AuditHistory {

    private static final int PROGRESS_EVERY = 5_000;

    private final Detector detector;
    private final PrintStream progress;

    AuditHistory(Detector detector, PrintStream progress) {
        this.detector = detector;
        this.progress = progress;
    }

    /**
     * The months in which something was committed, oldest first, over all commits that the head reaches.
     *
     * @throws IOException when the repository cannot be read; the message says what is wrong
     */
    List<AuditMonth> read(Path directory, Instant since) throws IOException {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().setMustExist(true).findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new IOException(directory + " is not inside a git repository");
        }
        try (Repository repository = builder.build();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve("HEAD");
            if (head == null) {
                throw new IOException(directory + " has no commits yet");
            }
            walk.markStart(walk.parseCommit(head));
            walk.setRevFilter(CommitTimeRevFilter.after(since.toEpochMilli()));
            return months(walk);
        }
    }

    private List<AuditMonth> months(RevWalk walk) {
        SortedMap<YearMonth, AuditMonth> months = new TreeMap<>();
        int seen = 0;
        for (RevCommit commit : walk) {
            Assistance found = detector.detect(facts(commit));
            YearMonth month =
                    YearMonth.from(Instant.ofEpochSecond(commit.getCommitTime()).atZone(ZoneOffset.UTC));
            months.merge(
                    month,
                    AuditMonth.empty(month).with(helped(found), names(found)),
                    (before, one) -> before.with(helped(found), names(found)));
            commit.disposeBody();
            seen++;
            if (seen % PROGRESS_EVERY == 0) {
                progress.println(seen + " commits read, back to " + month);
            }
        }
        return List.copyOf(months.values());
    }

    private static boolean helped(Assistance found) {
        return found.level().compareTo(Level.ASSISTED) >= 0;
    }

    private static List<String> names(Assistance found) {
        return found.tools().stream().map(ToolUse::name).toList();
    }

    private static Facts facts(RevCommit commit) {
        PullRequest.Branch nowhere = new PullRequest.Branch("", "");
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("", ""), 0),
                new Person(0, "", Person.Kind.UNKNOWN),
                "",
                "",
                nowhere,
                nowhere,
                PullRequest.State.MERGED,
                false,
                false,
                List.of(),
                List.of());
        Commit plain = new Commit(
                commit.name(),
                identity(commit.getAuthorIdent()),
                identity(commit.getCommitterIdent()),
                List.of(),
                commit.getFullMessage(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList());
        return new Facts(
                pull, "", List.of(plain), List.of(), List.of(), List.of(), List.of(), new Completeness.Complete());
    }

    private static Identity identity(PersonIdent ident) {
        return ident == null ? Identity.unlinked("", "") : Identity.unlinked(ident.getName(), ident.getEmailAddress());
    }
}
