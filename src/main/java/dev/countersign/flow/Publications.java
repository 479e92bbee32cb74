package dev.countersign.flow;

import dev.countersign.core.policy.Mode;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.Markdown;
import dev.countersign.core.report.Publication;
import dev.countersign.core.report.Report;
import dev.countersign.core.report.Reporter;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.text.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns a verdict into what GitHub shall show. Immutable. */
public final class Publications {

    /** The name of our check run. */
    public static final String CHECK = "countersign";

    private static final int MOST_ANNOTATIONS = 50;
    private static final int LONGEST_MESSAGE = 1_000;
    /** What the button is called that asks why, as {@code /why} does. */
    public static final String EXPLAIN = "explain";

    static final List<CheckReport.Action> BUTTONS = List.of(
            new CheckReport.Action("recheck", "Re-check", "Judge this pull request again now"),
            new CheckReport.Action(EXPLAIN, "Explain", "Tell in the comment who counts and why"));

    private final Templates templates;

    /** Words by these templates. */
    public Publications(Templates templates) {
        this.templates = templates;
    }

    /**
     * What GitHub shall show.
     *
     * @param again when an undecided verdict will be tried again
     * @param page the address of the page that tells the whole story; empty for none
     */
    public Publication of(Verdict verdict, Optional<Instant> again, String page) {
        Report report = Reporter.of(verdict);
        CheckReport check = new CheckReport(
                CHECK,
                verdict.head(),
                state(verdict),
                report.title(),
                templates.summary(report, again),
                annotations(verdict),
                BUTTONS);
        String text = templates.comment(report, again, page);
        // Who asks a question gets an answer, even where nothing else is said.
        boolean shown = verdict.mode() != Mode.OBSERVE && report.asks()
                || !verdict.questions().isEmpty();
        return new Publication(
                check, shown ? new Publication.Comment.Shown(text) : new Publication.Comment.OnlyIfThere(text));
    }

    /** What the check of a commit shall say of all the pull requests that it speaks for, at least one. */
    public CheckReport of(HeadPicture picture) {
        return SharedCheck.of(picture, templates);
    }

    private static CheckReport.State state(Verdict verdict) {
        if (verdict.mode() != Mode.ENFORCE) {
            return CheckReport.State.NEUTRAL;
        }
        if (verdict.outcome() instanceof Outcome.Blocked blocked) {
            return blocked.refused() ? CheckReport.State.FAILURE : CheckReport.State.ACTION_REQUIRED;
        }
        return verdict.cleared() ? CheckReport.State.SUCCESS : CheckReport.State.IN_PROGRESS;
    }

    private static List<CheckReport.Annotation> annotations(Verdict verdict) {
        return verdict.risk().remarks().stream()
                .limit(MOST_ANNOTATIONS)
                .map(remark -> new CheckReport.Annotation(
                        remark.path(),
                        remark.line(),
                        remark.warning(),
                        remark.title(),
                        Markdown.line(remark.message(), LONGEST_MESSAGE)))
                .toList();
    }
}
