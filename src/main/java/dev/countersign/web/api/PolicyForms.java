package dev.countersign.web.api;

import dev.countersign.core.policy.EffectivePolicy;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.PolicyLine;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.report.Comparison.Difference;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.flow.PolicyTests;
import dev.countersign.flow.PolicyTrial;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Sight;
import dev.countersign.web.policy.PolicyAnswers;
import dev.countersign.web.policy.PolicyDesk;
import dev.countersign.web.policy.PolicyDesk.Place;
import dev.countersign.web.policy.PolicyDesk.Tried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tells programs of policies: of a repository's and of an organisation's alike. Safe for use by many threads. */
@ApplicationScoped
public class PolicyForms {

    private static final long SOON = 5;

    private final PolicyDesk desk;
    private final Sight sight;
    private final GitHubWeb github;

    /** Tells what this desk knows and the one who asks may be told. */
    public PolicyForms(PolicyDesk desk, Sight sight, GitHubWeb github) {
        this.desk = desk;
        this.sight = sight;
        this.github = github;
    }

    /** A place in a policy file; {@code link} is its line at GitHub, as the file is at present. */
    @Schema(name = "PolicyPlace")
    public record PlaceAnswer(String file, int line, int column, String link) {}

    /** A file in force; {@code blob} is its object id. */
    @Schema(name = "PolicyFile")
    public record FileAnswer(String file, String blob, String link) {}

    /** One thing that holds; a floor may not be loosened by any repository. Without an origin it is built in. */
    @Schema(name = "PolicySetting")
    public record SettingAnswer(String key, String value, boolean floor, List<PlaceAnswer> origins) {}

    /** A line; its standing is holds, floor, joined, replaced or ignored. */
    @Schema(name = "PolicyLine")
    public record LineAnswer(
            String key, PlaceAnswer at, String blob, String text, String standing, List<ProblemAnswer> ignored) {}

    /** Something that is wrong, or would loosen the organisation's policy, and what to do about it. */
    @Schema(name = "PolicyProblem")
    public record ProblemAnswer(PlaceAnswer at, String message, String hint) {}

    /** Which policy holds. */
    @Schema(name = "EffectivePolicy")
    public record PolicyAnswer(
            List<FileAnswer> files,
            List<String> notes,
            List<String> doubts,
            List<SettingAnswer> settings,
            List<LineAnswer> lines,
            List<ProblemAnswer> ignored) {}

    /** What came of a test; the failure is empty when it passed. */
    @Schema(name = "PolicyTest")
    public record TestAnswer(String name, PlaceAnswer at, boolean passed, String failure) {}

    /** A pull request that would stand otherwise. */
    @Schema(name = "Difference")
    public record DifferenceAnswer(String repository, int number, String head, String why) {}

    /** What it would have made of past evaluations. */
    @Schema(name = "PolicyReplay")
    public record ReplayAnswer(
            int all,
            List<DifferenceAnswer> wouldWait,
            List<DifferenceAnswer> wouldClear,
            List<DifferenceAnswer> open) {}

    /** What came of a text. Tests are left out, and nothing is replayed, while it has problems. */
    @Schema(name = "PolicyLint")
    public record LintAnswer(
            boolean valid,
            List<ProblemAnswer> problems,
            List<ProblemAnswer> ignored,
            List<String> notes,
            List<TestAnswer> tests,
            ReplayAnswer replay) {}

    /** Which policy holds there. */
    PolicyAnswer policy(Place place) {
        PolicyInForce inForce = desk.inForce(place);
        EffectivePolicy told = EffectivePolicy.of(inForce.policy(), inForce.layers());
        Predicate<String> shown = PolicyAnswers.shownFiles(sight, inForce);
        return new PolicyAnswer(
                inForce.files().stream().map(this::file).toList(),
                inForce.notes(),
                inForce.doubts(),
                told.settings().stream()
                        .map(one -> new SettingAnswer(
                                one.key(),
                                one.value(),
                                one.floor(),
                                one.origins().stream().map(this::place).toList()))
                        .toList(),
                told.lines().stream()
                        .filter(line -> shown.test(line.at().file()))
                        .map(this::line)
                        .toList(),
                problems(told.ignored()));
    }

    /** What comes of a text there. */
    LintAnswer lint(Place place, String text, boolean replay) {
        Tried tried = desk.attempt(place, text, replay, PolicyAnswers.shown(sight));
        if (tried instanceof Tried.Busy) {
            throw new ServiceUnavailableException(SOON);
        }
        if (tried instanceof Tried.Replayed replayed) {
            return read(replayed.result(), replayed.comparison());
        }
        PolicyTrial.Result result = ((Tried.Read) tried).result();
        Comparison nothing = new Comparison(0, List.of(), List.of(), List.of());
        return result instanceof PolicyTrial.Result.Invalid invalid
                ? new LintAnswer(false, problems(invalid.problems()), List.of(), List.of(), List.of(), replay(nothing))
                : read((PolicyTrial.Result.Read) result, nothing);
    }

    private LintAnswer read(PolicyTrial.Result.Read read, Comparison comparison) {
        return new LintAnswer(
                true,
                List.of(),
                problems(read.ignored()),
                read.notes(),
                read.tests().stream().map(this::test).toList(),
                replay(comparison));
    }

    private static ReplayAnswer replay(Comparison comparison) {
        return new ReplayAnswer(
                comparison.all(),
                differences(comparison.wouldWait()),
                differences(comparison.wouldClear()),
                differences(comparison.open()));
    }

    private static List<DifferenceAnswer> differences(List<Difference> all) {
        return all.stream()
                .map(one -> new DifferenceAnswer(
                        one.pull().repository().toString(), one.pull().number(), one.head(), one.why()))
                .toList();
    }

    private TestAnswer test(PolicyTests.Result result) {
        return new TestAnswer(result.test().name(), place(result.test().origin()), result.passed(), result.failure());
    }

    private FileAnswer file(String named) {
        int at = named.lastIndexOf('@');
        String name = named.substring(0, Math.max(at, 0));
        return new FileAnswer(name, named.substring(at + 1), github.file(name));
    }

    private PlaceAnswer place(Origin at) {
        return new PlaceAnswer(at.file(), at.line(), at.column(), github.line(at));
    }

    private LineAnswer line(PolicyLine line) {
        return new LineAnswer(
                line.key(),
                place(line.at()),
                line.blob(),
                line.text(),
                line.standing().word(),
                problems(line.ignored()));
    }

    private List<ProblemAnswer> problems(List<PolicyProblem> problems) {
        return problems.stream()
                .map(one -> new ProblemAnswer(place(one.at()), one.message(), one.hint()))
                .toList();
    }
}
