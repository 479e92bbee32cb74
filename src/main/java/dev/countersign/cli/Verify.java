package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.Archive;
import dev.countersign.flow.Assess;
import dev.countersign.flow.Rejudge;
import dev.countersign.json.VerdictJson;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.store.ChainReport;
import dev.countersign.text.TerminalText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign verify}: recomputes the ledger's hashes, and on request its verdicts. */
@RegisterForReflection
@Command(
        name = "verify",
        description = {
            "Recomputes the hashes of all kept evaluations and says where a chain breaks.",
            "Exit code: 0 all as it was written, 2 something is not, 1 it could not be read."
        },
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {

    private static final int AROUND = 60;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--judge",
            description = "Also judges each evaluation again, from its kept facts and policies, and compares verdicts.")
    private boolean judge;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (KeptFacts database = KeptFacts.open(Settings.read())) {
            ChainReport report = database.archive().chains();
            List<String> breaks = new ArrayList<>(report.breaks());
            int judged = judge ? again(database.archive(), breaks) : 0;
            breaks.forEach(out::println);
            out.println(report.evaluations() + " evaluations of " + report.pullRequests() + " pull requests, "
                    + (breaks.isEmpty() ? "all as they were written" : breaks.size() + " breaks")
                    + (judge ? "; " + judged + " judged again" : "") + ".");
            out.flush();
            return breaks.isEmpty() ? ExitCodes.CLEARED : ExitCodes.BLOCKED;
        }
    }

    private static int again(Archive archive, List<String> breaks) {
        Rejudge rejudge = new Rejudge(
                new PolicyReader(Catalogues.builtIn()),
                new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));
        int[] judged = new int[1];
        archive.proofs(proof -> {
            judged[0]++;
            String again = VerdictJson.write(rejudge.judge(proof));
            if (!again.equals(proof.verdict())) {
                breaks.add(proof.dossier().facts().pullRequest().ref() + ": evaluation " + proof.id()
                        + " comes out otherwise when it is judged again: " + difference(proof.verdict(), again));
            }
        });
        return judged[0];
    }

    /** Where two texts part, with a few letters around it. */
    private static String difference(String kept, String now) {
        int at = 0;
        while (at < Math.min(kept.length(), now.length()) && kept.charAt(at) == now.charAt(at)) {
            at++;
        }
        return "kept `" + around(kept, at) + "`, now `" + around(now, at) + "`";
    }

    private static String around(String text, int at) {
        return TerminalText.line(text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND)));
    }
}
