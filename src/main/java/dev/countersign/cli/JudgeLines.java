package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.json.FactsLine;
import dev.countersign.json.VerdictJson;
import dev.countersign.json.VerdictLine;
import dev.countersign.riskmodel.BuiltInWeights;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign judge}: gives the verdict on each line of facts on standard input. */
@RegisterForReflection
@Command(
        name = "judge",
        description = {
            "Reads facts as JSON lines on standard input and writes one verdict a line, in order.",
            "docs/facts.md explains both forms. A line that cannot be read is reported on standard error;",
            "the rest goes on, and the exit code is 1."
        },
        mixinStandardHelpOptions = true)
public final class JudgeLines implements Callable<Integer> {

    private final InputStream in;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    @Option(names = "--json", description = "Writes verdicts as JSON, which is what it does anyway.")
    private boolean json;

    /** On standard input. */
    public JudgeLines() {
        this(System.in);
    }

    JudgeLines(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        PolicyInForce inForce = policy.inForce();
        Assess assess = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        boolean all = new FactsLines(lines, spec.commandLine().getErr()).each(Instant.now(), line -> {
            out.write(VerdictJson.write(answer(line, inForce, assess)));
            out.write('\n');
            if (!ready(lines)) {
                out.flush();
            }
        });
        out.flush();
        return all ? ExitCodes.CLEARED : ExitCodes.ERROR;
    }

    private static VerdictLine answer(FactsLine line, PolicyInForce inForce, Assess assess) {
        Facts facts = line.dossier().facts();
        Verdict verdict = Judge.judge(assess.assess(line.dossier(), inForce));
        return new VerdictLine(
                line.id(), facts.pullRequest().ref(), inForce.policy().governs(facts), verdict);
    }

    /** Whoever feeds us line by line waits for the answer. */
    private static boolean ready(BufferedReader lines) {
        try {
            return lines.ready();
        } catch (IOException e) {
            return false;
        }
    }
}
