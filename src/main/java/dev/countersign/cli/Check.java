package dev.countersign.cli;

import dev.countersign.core.change.PullRequest.Branch;
import dev.countersign.core.change.Shas;
import dev.countersign.flow.PolicyText;
import dev.countersign.gitrepo.ChangeReader;
import dev.countersign.gitrepo.GitRepository;
import dev.countersign.gitrepo.History;
import dev.countersign.gitrepo.LocalChange;
import dev.countersign.gitrepo.LooseFile;
import dev.countersign.policyfile.CatalogReader;
import dev.countersign.text.Ink;
import dev.countersign.text.TerminalText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign check}: judges the change between two commits of a local repository. */
@RegisterForReflection
@Command(
        name = "check",
        description = {
            "Says what a pull request from HEAD into BASE would wait for: AI tools, risk, sign-offs.",
            "Exit code: 0 cleared, 2 it would wait, 1 it could not be judged."
        },
        mixinStandardHelpOptions = true)
public final class Check implements Callable<Integer> {

    private static final String POLICY = ".github/countersign.yml";
    private static final Duration FOR_HISTORY = Duration.ofSeconds(3);

    @Spec
    private CommandSpec spec;

    @Option(names = "--repo", paramLabel = "DIR", description = "The repository, or a folder in it. Default: here.")
    private Path folder = Path.of("");

    @Option(
            names = "--base",
            paramLabel = "BRANCH",
            description = "Where it would be merged into. Default: origin's default branch, else main.")
    private String base = "";

    @Option(
            names = "--head",
            paramLabel = "BRANCH|COMMIT",
            description = "What would be merged. Default: what is checked out.")
    private String head = "";

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The policy to judge by. Default: " + POLICY + " at the base, else the built-in one.")
    private Path policy = Path.of("");

    @Option(names = "--json", description = "Prints the verdict as JSON.")
    private boolean json;

    private final LocalJudge judge;

    /** A command that asks that judge. */
    public Check(LocalJudge judge) {
        this.judge = judge;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw new CannotDo("there is no folder " + folder + ". Name the repository with --repo.");
        }
        try (GitRepository repository = GitRepository.open(folder)) {
            Branch into = repository.branch(base.isEmpty() ? repository.defaultBranch() : base);
            Branch from = head.isEmpty() ? repository.checkedOut() : repository.branch(head);
            LocalChange change = ChangeReader.read(repository, into, from);
            if (change.facts().commits().isEmpty()) {
                return nothing(into, from);
            }
            return answer(judge.judge(new LocalJudge.Question(
                    change,
                    readable(
                            policy.toString().isEmpty() ? repository.text(into.sha(), POLICY) : LooseFile.read(policy)),
                    repository.text(into.sha(), ".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
                    repository.text(into.sha(), CatalogReader.ROOT),
                    path -> repository.text(into.sha(), path),
                    History.walk(repository, into.sha(), History.MOST_COMMITS, FOR_HISTORY))));
        }
    }

    private static PolicyText readable(PolicyText text) {
        if (text instanceof PolicyText.Unreadable unreadable) {
            throw new CannotDo("the policy " + unreadable.file() + " cannot be read: " + unreadable.why()
                    + ". Name another with --policy.");
        }
        return text;
    }

    private int answer(LocalJudge.Judged judged) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? judged.json() : judged.text(Ink.forTerminal()));
        out.flush();
        return judged.cleared() ? ExitCodes.CLEARED : ExitCodes.BLOCKED;
    }

    private int nothing(Branch into, Branch from) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println("{\"outcome\":\"nothing-to-judge\",\"base\":\"" + into.sha() + "\",\"head\":\"" + from.sha()
                    + "\"}");
        } else {
            out.println(TerminalText.line("Nothing to judge: " + into.name() + " has all of " + from.name() + " ("
                    + Shas.brief(from.sha()) + ") already. Name another branch with --head."));
        }
        out.flush();
        return ExitCodes.CLEARED;
    }
}
