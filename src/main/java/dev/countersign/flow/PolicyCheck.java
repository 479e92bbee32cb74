package dev.countersign.flow;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Sha256;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.CheckReport.Annotation;
import dev.countersign.core.report.Markdown;
import dev.countersign.core.report.PolicyReport;
import dev.countersign.text.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The second check run, on pull requests that change a policy file: what is wrong with it, whether its tests pass, and what it
 * would have made of past evaluations.
 *
 * <p>The proposed policy is only read and tried; it decides nothing. Made once for each head.
 */
public final class PolicyCheck {

    /** The name of the check run. */
    public static final String CHECK = "countersign/policy";

    private static final int MOST_ANNOTATIONS = 50;
    private static final int LONGEST_MESSAGE = 1_000;

    private final FileTexts texts;
    private final PolicyTrial trial;
    private final Proposals proposals;
    private final CheckPublisher publisher;
    private final Templates templates;

    /** Connects the parts; see each for what it is. */
    public PolicyCheck(
            FileTexts texts, PolicyTrial trial, Proposals proposals, CheckPublisher publisher, Templates templates) {
        this.texts = texts;
        this.trial = trial;
        this.proposals = proposals;
        this.publisher = publisher;
        this.templates = templates;
    }

    private record Found(PolicyReport report, List<Annotation> annotations) {}

    /**
     * Shows the check run where it is due; costs nothing anywhere else.
     *
     * @throws Overtaken when another look has begun since
     * @throws TryLater when the file cannot be read, or nothing published, at present
     */
    public void look(Look.AtPull look, Subject subject, Reading reading) {
        Facts facts = reading.facts();
        boolean proposes = facts.files().stream().anyMatch(PolicyCheck::isPolicy)
                && facts.pullRequest().base().name().equals(facts.defaultBranch());
        if (!proposes) {
            return;
        }
        String from = Sha256.of(facts.head() + "\0" + reading.organizationPolicy());
        if (proposals.madeFrom(subject).equals(from)) {
            return;
        }
        Found found = find(subject, reading);
        publisher.publish(
                look,
                subject,
                new CheckReport(
                        CHECK,
                        facts.head(),
                        found.report().state(),
                        found.report().title(),
                        templates.policyCheck(found.report()),
                        found.annotations().stream().limit(MOST_ANNOTATIONS).toList(),
                        List.of()));
        proposals.made(subject, from);
    }

    private static boolean isPolicy(ChangedFile file) {
        return file.path().equals(Policies.FILE) || file.previousPath().equals(Policies.FILE);
    }

    private Found find(Subject subject, Reading reading) {
        Facts facts = reading.facts();
        boolean there = facts.files().stream()
                .anyMatch(file -> file.path().equals(Policies.FILE) && file.status() != ChangedFile.Status.REMOVED);
        if (!there) {
            return unread("This change removes the policy file. The last valid policy stays in force"
                    + " until a valid one takes its place.");
        }
        PolicyText text = texts.read(subject, facts.head(), Policies.FILE);
        if (text instanceof PolicyText.Found found) {
            return read(subject, PolicySheets.of(reading), found);
        }
        return unread(
                text instanceof PolicyText.Unreadable unreadable
                        ? "The policy file cannot be read: " + unreadable.why() + "."
                        : "The policy file is not there at the head.");
    }

    private static Found unread(String why) {
        return new Found(PolicyReport.unread(Markdown.text(why)), List.of());
    }

    private Found read(Subject subject, PolicySheets sheets, PolicyText.Found text) {
        // Whoever opens pull requests need not see what the text extends.
        PolicyTrial.Result result = trial.read(subject, sheets, text.text(), repository -> false);
        if (result instanceof PolicyTrial.Result.Invalid invalid) {
            return new Found(
                    PolicyReport.invalid(words(invalid.problems())), annotations("Problem", invalid.problems()));
        }
        PolicyTrial.Result.Read read = (PolicyTrial.Result.Read) result;
        List<PolicyTests.Result> failed = read.failed();
        List<Annotation> annotations = new ArrayList<>(annotations("Ignored", read.ignored()));
        failed.forEach(one ->
                annotation("Test failed", one.test().origin(), one.failure()).ifPresent(annotations::add));
        return new Found(
                PolicyReport.valid(
                        words(read.ignored()),
                        read.tests().size(),
                        failed.stream().map(PolicyTests.Result::toString).toList(),
                        trial.replay(sheets, read)),
                annotations);
    }

    private static List<String> words(List<PolicyProblem> problems) {
        return problems.stream().map(PolicyProblem::toString).toList();
    }

    private static List<Annotation> annotations(String title, List<PolicyProblem> problems) {
        return problems.stream()
                .flatMap(problem -> annotation(
                        title,
                        problem.at(),
                        problem.message() + (problem.hint().isEmpty() ? "" : "; " + problem.hint()))
                        .stream())
                .toList();
    }

    private static Optional<Annotation> annotation(String title, Origin at, String message) {
        return at.file().equals(Policies.FILE) && at.line() > 0
                ? Optional.of(
                        new Annotation(Policies.FILE, at.line(), true, title, Markdown.line(message, LONGEST_MESSAGE)))
                : Optional.empty();
    }
}
