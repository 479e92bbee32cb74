package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.Archive.Kept;
import dev.countersign.flow.Archive.Question;
import dev.countersign.flow.Assess;
import dev.countersign.flow.Replay;
import dev.countersign.json.ComparisonJson;
import dev.countersign.json.FactsJson;
import dev.countersign.json.FactsLine;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.text.Ink;
import dev.countersign.text.Templates;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign replay}: judges past evaluations by another policy and tells what would be different. */
@RegisterForReflection
@Command(
        name = "replay",
        description = {
            "Judges the latest kept evaluation of each pull request again, by another policy,",
            "and lists those that were clear and would wait, and those that waited and would be clear.",
            "Reads the App's database, also while the App runs, and writes nothing."
        },
        mixinStandardHelpOptions = true)
public final class ReplayPast implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only evaluations from that day on, such as 2026-11-01.")
    private String since = "";

    @Option(names = "--repo", paramLabel = "OWNER/NAME", description = "Only this repository, or all of one owner's.")
    private String repository = "";

    @Option(names = "--last", paramLabel = "N", description = "So many pull requests at most. Default: 200.")
    private int last = 200;

    @Option(names = "--facts", paramLabel = "FILE", description = "Exported facts, in place of the database.")
    private Path facts = Path.of("");

    @Option(names = "--export", description = "Writes the facts as JSON lines, and judges nothing.")
    private boolean export;

    @Option(names = "--json", description = "Prints the lists as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Replay replay = new Replay(new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));
        PrintWriter out = spec.commandLine().getOut();
        if (export) {
            for (Kept kept : kept()) {
                String name = kept.dossier().facts().pullRequest().ref().toString();
                out.println(FactsJson.write(new FactsLine(name, kept.dossier(), kept.outcome())));
            }
        } else {
            var inForce = policy.inForce();
            Comparison comparison = replay.compare(kept(), inForce);
            out.print(
                    json
                            ? ComparisonJson.write(comparison) + "\n"
                            : Templates.standalone().replay(comparison, Ink.forTerminal()));
        }
        out.flush();
        return ExitCodes.CLEARED;
    }

    private List<Kept> kept() throws IOException {
        if (!facts.toString().isEmpty()) {
            return exported();
        }
        int slash = repository.indexOf('/');
        Question question = new Question(
                slash < 0 ? repository : repository.substring(0, slash),
                slash < 0 ? "" : repository.substring(slash + 1),
                since(),
                last);
        try (KeptFacts database = KeptFacts.open(Settings.read())) {
            return database.archive().latest(question);
        }
    }

    private Instant since() {
        try {
            return since.isEmpty()
                    ? Instant.EPOCH
                    : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new CannotDo("--since is `" + since + "`, but must be a day such as 2026-11-01.");
        }
    }

    /** The last line of each pull request, as the database would give it. */
    private List<Kept> exported() throws IOException {
        Map<String, Kept> latest = new LinkedHashMap<>();
        Instant from = since();
        try (Reader in = Files.newBufferedReader(facts)) {
            boolean all = new FactsLines(in, spec.commandLine().getErr())
                    .each(Instant.now(), line -> take(latest, line, from));
            if (!all) {
                throw new CannotDo("the facts in " + facts + " cannot all be read; nothing was judged.");
            }
        } catch (NoSuchFileException e) {
            throw new CannotDo("there is no file " + facts + ". Make one with `countersign replay --export`.", e);
        }
        List<Kept> kept = new ArrayList<>(latest.values());
        return kept.size() > last ? kept.subList(0, last) : kept;
    }

    private void take(Map<String, Kept> latest, FactsLine line, Instant from) {
        PullRequestRef pull = line.dossier().facts().pullRequest().ref();
        String name = pull.toString();
        boolean meant = repository.isEmpty()
                || repository.equalsIgnoreCase(pull.repository().toString())
                || repository.equalsIgnoreCase(pull.repository().owner());
        if (line.outcome().isEmpty()) {
            throw new CannotDo("a line of " + facts + " (" + name
                    + ") does not say what was decided then. Add \"outcome\": \"cleared\" or \"blocked\".");
        }
        if (meant && !line.dossier().now().isBefore(from)) {
            latest.put(name, new Kept(line.dossier(), line.outcome()));
        }
    }
}
