package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Tightening;
import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Detector;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.flow.PolicyText;
import dev.countersign.gitrepo.LooseFile;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that name the policy to judge by. */
@RegisterForReflection
final class PolicyOptions {

    @Option(names = "--policy", paramLabel = "FILE", description = "The policy to go by.")
    private Path own = Path.of("");

    @Option(
            names = "--org-policy",
            paramLabel = "FILE",
            description = "The organisation's policy; the other is then a repository's, laid over it.")
    private Path organisation = Path.of("");

    /**
     * The policy as the App would put it together.
     *
     * @throws CannotDo when none is named, or one cannot be read or is invalid; names every problem
     */
    PolicyInForce inForce() {
        if (own.toString().isEmpty()) {
            throw new CannotDo("the policy is missing. Name it with --policy FILE.");
        }
        PolicyReader reader = new PolicyReader(Catalogues.builtIn());
        if (organisation.toString().isEmpty()) {
            PolicyText.Found found = found(own);
            return new PolicyInForce(
                    valid(reader.read(found.file(), found.text())), List.of(found.file()), List.of(), List.of());
        }
        PolicyText.Found below = found(organisation);
        Policy floor = valid(reader.read(below.file(), below.text()));
        PolicyText.Found above = found(own);
        Tightening merged = Tightening.merge(floor, valid(reader.read(above.file(), above.text(), floor)));
        return new PolicyInForce(
                merged.policy(),
                List.of(below.file(), above.file()),
                merged.problems().stream().map(problem -> "ignored: " + problem).toList(),
                List.of());
    }

    /**
     * What finds tools: the catalogue's markers and those that the policy adds; the catalogue's alone when none is named.
     *
     * @throws CannotDo when a policy is named and cannot be read or is invalid; names every problem
     */
    Detector detector() {
        boolean none = own.toString().isEmpty() && organisation.toString().isEmpty();
        return new Detector(
                Catalogues.builtIn(),
                none ? AddedTools.none() : inForce().policy().addedTools());
    }

    private static PolicyText.Found found(Path file) {
        PolicyText text = LooseFile.read(file);
        if (text instanceof PolicyText.Found found) {
            return found;
        }
        throw new CannotDo("the policy " + file + " cannot be read: " + ((PolicyText.Unreadable) text).why() + ".");
    }

    /** The policy that was read; every problem in one message when it is invalid. */
    static Policy valid(PolicyReading reading) {
        if (reading instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new CannotDo("the policy is invalid:\n"
                + ((PolicyReading.Invalid) reading)
                        .problems().stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
    }
}
