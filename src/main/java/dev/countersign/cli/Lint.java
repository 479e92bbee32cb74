package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Tightening;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyTests;
import dev.countersign.policyfile.PolicyBotReader;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.riskmodel.BuiltInWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code countersign lint FILE…}: tells every problem of policy files and runs their tests. Exit 0 when all is well, 1 with
 * problems, 2 when a test fails. {@code countersign lint --from-policy-bot FILE} translates a policy of policy-bot; exit 1 when it
 * does not say all of it.
 */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Tells everything that is wrong with policy files, each with file:line:column and what to do,",
            "and runs their tests. Exit code: 0 all is well, 1 there are problems, 2 a test failed."
        })
public final class Lint implements Callable<Integer> {

    private final Supplier<Catalogue> catalogue;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "policy files, such as .github/countersign.yml")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--from-policy-bot",
            paramLabel = "FILE",
            description = {
                "translate a policy of policy-bot instead, such as .policy.yml: the policy goes to standard output,",
                "what it does not say to standard error. Exit code: 0 all was said, 1 something was left out"
            })
    private Optional<Path> policyBot = Optional.empty();

    @Option(
            names = "--org-policy",
            paramLabel = "FILE",
            description = "the organisation's policy; the files are then read as repositories' policies laid over it")
    private List<Path> organisation = new ArrayList<>();

    /**
     * A command that knows the tools of a catalogue.
     *
     * @param catalogue gives the catalogue when the command runs
     */
    public Lint(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        if (files.isEmpty() == policyBot.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name policy files, or one --from-policy-bot");
        }
        return policyBot.isPresent() ? translate(policyBot.get()) : lint();
    }

    private int translate(Path file) {
        Findings findings = new Findings(new PolicyReader(catalogue.get()));
        PrintWriter err = spec.commandLine().getErr();
        Optional<PolicyBotReader.Translation> translation =
                findings.content(file).map(content -> new PolicyBotReader().translate(file.toString(), content));
        findings.unreadable.forEach(err::println);
        translation.ifPresent(told -> {
            spec.commandLine().getOut().print(told.policy());
            told.leftOut().forEach(problem -> err.println(line(problem)));
        });
        spec.commandLine().getOut().flush();
        err.flush();
        return translation.filter(told -> told.leftOut().isEmpty()).isPresent() ? ExitCodes.CLEARED : ExitCodes.ERROR;
    }

    private int lint() {
        PolicyReader reader = new PolicyReader(catalogue.get());
        Findings findings = new Findings(reader);
        List<Policy> floor = new ArrayList<>();
        for (Path file : organisation) {
            findings.read(file, List.of()).ifPresent(floor::add);
        }
        if (floor.size() == organisation.size()) {
            files.forEach(file -> findings.read(file, floor));
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.problems.forEach(problem -> out.println(line(problem)));
        findings.unreadable.forEach(spec.commandLine().getErr()::println);
        List<PolicyTests.Result> failed =
                findings.results.stream().filter(result -> !result.passed()).toList();
        failed.forEach(out::println);
        if (findings.unreadable.isEmpty() || !findings.problems.isEmpty()) {
            out.println(summary(findings, failed.size()));
        }
        out.flush();
        spec.commandLine().getErr().flush();
        if (!findings.problems.isEmpty() || !findings.unreadable.isEmpty()) {
            return ExitCodes.ERROR;
        }
        return failed.isEmpty() ? ExitCodes.CLEARED : ExitCodes.BLOCKED;
    }

    private static String summary(Findings findings, int failed) {
        int problems = findings.problems.size();
        String found = problems == 0 ? "No problems" : problems == 1 ? "1 problem" : problems + " problems";
        int run = findings.results.size();
        String ran = run == 0
                ? ""
                : failed == 0 ? ", " + tests(run) + " passed" : ", " + failed + " of " + tests(run) + " failed";
        return found + ran + (findings.left == 0 ? "" : ", " + tests(findings.left) + " not run") + ".";
    }

    private static String tests(int count) {
        return count == 1 ? "1 test" : count + " tests";
    }

    private static String line(PolicyProblem problem) {
        return problem.at() + "   " + problem.message() + (problem.hint().isEmpty() ? "" : "; " + problem.hint());
    }

    /** What was found in all files. */
    private static final class Findings {

        private final PolicyReader reader;
        private final List<PolicyProblem> problems = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final List<PolicyTests.Result> results = new ArrayList<>();
        private int left;

        Findings(PolicyReader reader) {
            this.reader = reader;
        }

        Optional<Policy> read(Path file, List<Policy> floor) {
            Optional<byte[]> content = content(file);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            PolicyReading alone = reader.read(file.toString(), content.get());
            PolicyReading reading = floor.isEmpty() || buildsOnUnread(alone)
                    ? alone
                    : reader.read(file.toString(), content.get(), floor.get(0));
            if (reading instanceof PolicyReading.Invalid invalid) {
                problems.addAll(invalid.problems());
                left += invalid.tests();
                return Optional.empty();
            }
            Policy policy = ((PolicyReading.Valid) reading).policy();
            Policy merged = policy;
            int before = problems.size();
            if (!floor.isEmpty()) {
                Tightening laid = Tightening.merge(floor.get(0), policy);
                problems.addAll(laid.problems());
                merged = laid.policy();
            }
            test(policy, merged, problems.size() == before);
            return Optional.of(policy);
        }

        /** The file that it extends is at GitHub; names may come from there. */
        private static boolean buildsOnUnread(PolicyReading reading) {
            return reading instanceof PolicyReading.Valid valid
                    && valid.policy().extension() instanceof Extension.File;
        }

        /** A policy that would not be used as it is written says nothing by its tests. */
        private void test(Policy policy, Policy merged, boolean sound) {
            if (policy.tests().isEmpty()) {
                return;
            }
            if (!sound) {
                left += policy.tests().size();
                return;
            }
            PolicyTests tests = new PolicyTests(new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read())));
            results.addAll(tests.run(policy.tests(), merged, Instant.now()));
        }

        private Optional<byte[]> content(Path file) {
            try {
                return Optional.of(Files.readAllBytes(file));
            } catch (NoSuchFileException absent) {
                unreadable.add(file + ": there is no such file");
            } catch (IOException failed) {
                unreadable.add(file + ": cannot be read" + (Files.isDirectory(file) ? ": it is a folder" : ""));
            }
            return Optional.empty();
        }
    }
}
