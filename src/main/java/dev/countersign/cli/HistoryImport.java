package dev.countersign.cli;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.change.PullRequest.Branch;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.AuthorKey;
import dev.countersign.core.risk.ChangeMessage;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.Reversals;
import dev.countersign.flow.Project;
import dev.countersign.gitrepo.GitRepository;
import dev.countersign.gitrepo.History;
import dev.countersign.gitrepo.PastCommit;
import dev.countersign.store.JdbcChronicle;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign history import}: fills the App's tables from a local clone, so that GitHub need not be asked. */
@Command(
        name = "import",
        description = {
            "Reads a repository's past from a local clone into the App's database.",
            "Changes that are known already are passed over, so it may be run again at any time.",
            "The database is the one that `serve` would use. The embedded one is free only while the App is stopped."
        },
        mixinStandardHelpOptions = true)
final class HistoryImport implements Callable<Integer> {

    private static final int MOST_COMMITS = 50_000;
    private static final int SAID_EVERY = 5_000;
    private static final Duration BUDGET = Duration.ofHours(2);
    private static final Pattern ORIGIN = Pattern.compile("[:/]([A-Za-z0-9-]+)/([A-Za-z0-9._-]+?)(?:\\.git)?/?$");
    private static final Pattern NAME = Pattern.compile("^([A-Za-z0-9-]+)/([A-Za-z0-9._-]+)$");

    private final PrintStream out;
    private final Supplier<Settings> settings;

    @Option(names = "--repo", paramLabel = "DIR", description = "A local clone. Default: here.")
    private Path repo = Path.of(".");

    @Option(
            names = "--as",
            paramLabel = "OWNER/NAME",
            description = "Which repository at GitHub it is. Default: where it was cloned from.")
    private String name = "";

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch that changes are merged into. Default: the default branch.")
    private String branch = "";

    HistoryImport() {
        this(System.out, Settings::read);
    }

    HistoryImport(PrintStream out, Supplier<Settings> settings) {
        this.out = out;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (GitRepository repository = GitRepository.open(repo)) {
            RepositoryRef ref = name.isEmpty() ? origin(repository) : named(name);
            Branch tip = tip(repository);
            // What can be wrong with the clone is said before a database is started.
            List<Recorded> past = read(repository, tip.sha());
            try (OpenDatabase database = OpenDatabase.open(settings.get())) {
                JdbcChronicle chronicle = database.chronicle();
                Project project = new Project(0, chronicle.id(ref), ref);
                int added = chronicle.fill(project, past, tip.sha());
                out.println(past.size() + " changes of " + tip.name() + " read, " + added + " of them new. " + ref
                        + (project.id() > 0 ? " knows its past." : " will know its past from its first event on."));
            }
        }
        return ExitCodes.CLEARED;
    }

    private Branch tip(GitRepository repository) {
        return branch.isEmpty() ? repository.branch(repository.defaultBranch()) : repository.branch(branch);
    }

    private List<Recorded> read(GitRepository repository, String tip) {
        List<Recorded> past = new ArrayList<>();
        History.visit(repository, tip, MOST_COMMITS, BUDGET, commit -> {
            past.add(recorded(commit));
            if (past.size() % SAID_EVERY == 0) {
                out.println(past.size() + " changes read …");
            }
        });
        Collections.reverse(past);
        return past;
    }

    private static Recorded recorded(PastCommit commit) {
        String message = commit.message();
        PastChange change = new PastChange(
                commit.sha(),
                commit.at(),
                AuthorKey.ofMail(commit.mail()),
                ChangeMessage.isFix(message),
                Reversals.claims(message, message, ""),
                commit.files());
        return new Recorded(change, 0, Reversals.subject(message));
    }

    private static RepositoryRef named(String text) {
        Matcher found = NAME.matcher(text);
        if (!found.find()) {
            throw new CannotDo("`" + text + "` names no repository. Write it as OWNER/NAME, such as --as acme/shop.");
        }
        return new RepositoryRef(found.group(1), found.group(2));
    }

    private static RepositoryRef origin(GitRepository repository) {
        Matcher found = ORIGIN.matcher(repository.origin());
        if (!found.find()) {
            throw new CannotDo("the clone in " + repository.folder()
                    + " does not say which repository at GitHub it is. Say it: --as OWNER/NAME.");
        }
        return new RepositoryRef(found.group(1), found.group(2));
    }
}
