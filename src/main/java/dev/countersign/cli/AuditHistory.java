package dev.countersign.cli;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Assistance.Level;
import dev.countersign.core.provenance.Assistance.ToolUse;
import dev.countersign.core.provenance.Detector;
import dev.countersign.gitrepo.CommitLog;
import dev.countersign.gitrepo.GitRepository;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a local repository's history, commit by commit, and sums up by month which tools helped. */
final class AuditHistory {

    private static final int PROGRESS_EVERY = 5_000;

    private final Detector detector;
    private final PrintStream progress;
    private final SortedMap<YearMonth, AuditMonth> months = new TreeMap<>();
    private int seen;

    AuditHistory(Detector detector, PrintStream progress) {
        this.detector = detector;
        this.progress = progress;
    }

    /**
     * The months in which something was committed, oldest first, over all commits that the head reaches.
     *
     * @throws dev.countersign.gitrepo.GitProblem when the repository cannot be read; the message says what is wrong
     */
    List<AuditMonth> read(Path directory, Instant since) {
        try (GitRepository repository = GitRepository.open(directory)) {
            CommitLog.walk(repository, repository.checkedOut(), since, this::add);
        }
        return List.copyOf(months.values());
    }

    private void add(Commit commit, Instant committed) {
        Assistance found = detector.detect(facts(commit));
        boolean helped = found.level().compareTo(Level.ASSISTED) >= 0;
        List<String> names = found.tools().stream().map(ToolUse::name).toList();
        YearMonth month = YearMonth.from(committed.atZone(ZoneOffset.UTC));
        months.merge(month, AuditMonth.empty(month).with(helped, names), (before, one) -> before.with(helped, names));
        seen++;
        if (seen % PROGRESS_EVERY == 0) {
            progress.println(seen + " commits read, back to " + month);
        }
    }

    private static Facts facts(Commit commit) {
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
        return new Facts(
                pull, "", List.of(commit), List.of(), List.of(), List.of(), List.of(), new Completeness.Complete());
    }
}
