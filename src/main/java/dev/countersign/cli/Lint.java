package dev.countersign.cli;

import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Tightening;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign lint FILE…}: tells every problem of policy files. Exit 0 without problems, 1 with some. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Tells everything that is wrong with policy files, each with file:line:column and what to do.")
public final class Lint implements Callable<Integer> {

    private final Supplier<Catalogue> catalogue;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "policy files, such as .github/countersign.yml")
    private List<Path> files;

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
        if (findings.problems.isEmpty() && findings.unreadable.isEmpty()) {
            out.println("No problems.");
        } else if (!findings.problems.isEmpty()) {
            int count = findings.problems.size();
            out.println(count == 1 ? "1 problem." : count + " problems.");
        }
        out.flush();
        spec.commandLine().getErr().flush();
        return findings.problems.isEmpty() && findings.unreadable.isEmpty() ? 0 : 1;
    }

    private static String line(PolicyProblem problem) {
        return problem.at() + "   " + problem.message() + (problem.hint().isEmpty() ? "" : "; " + problem.hint());
    }

    /** What was found in all files. */
    private static final class Findings {

        private final PolicyReader reader;
        private final List<PolicyProblem> problems = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        Findings(PolicyReader reader) {
            this.reader = reader;
        }

        Optional<Policy> read(Path file, List<Policy> floor) {
            Optional<byte[]> content = content(file);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            PolicyReading reading = floor.isEmpty()
                    ? reader.read(file.toString(), content.get())
                    : reader.read(file.toString(), content.get(), floor.get(0));
            if (reading instanceof PolicyReading.Invalid invalid) {
                problems.addAll(invalid.problems());
                return Optional.empty();
            }
            Policy policy = ((PolicyReading.Valid) reading).policy();
            floor.forEach(over -> problems.addAll(Tightening.merge(over, policy).problems()));
            return Optional.of(policy);
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
