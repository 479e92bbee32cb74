package dev.countersign.web.pull;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.provenance.Evidence;
import dev.countersign.core.report.Alteration;
import dev.countersign.core.report.Headline;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.verdict.RequirementState;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.web.Bars;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.pull.Stories.Entry;
import dev.countersign.web.pull.Stories.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pull request's page shows, beside the verdict itself.
 *
 * @param story what was decided
 * @param facts what it was decided from
 * @param evidence of tools, each with its place
 * @param defect what makes a defect likely
 * @param rollback what makes a rollback likely
 * @param blast the areas that it reaches
 * @param steps its verdicts, newest first, and what each changed
 * @param trial what is supposed, and what came of it
 * @param candidates people who could sign still
 * @param key from the page's link; empty for those who need none
 * @param github where GitHub shows things
 */
public record PullSheet(
        Story story,
        FactsSheet facts,
        List<Trace> evidence,
        Bars defect,
        Bars rollback,
        BlastGraph blast,
        List<Step> steps,
        Trial trial,
        List<String> candidates,
        String key,
        GitHubWeb github) {

    /** Copies the lists. */
    public PullSheet {
        evidence = List.copyOf(evidence);
        steps = List.copyOf(steps);
        candidates = List.copyOf(candidates);
    }

    /**
     * A trace of a tool.
     *
     * @param found what was found, hostile
     * @param link where it is at GitHub
     */
    public record Trace(Evidence found, String link) {}

    /**
     * A verdict among its neighbours.
     *
     * @param entry the verdict
     * @param head its commit, brief
     * @param title what it said
     * @param look the style's class for how it stood
     * @param pushed whether the head is another one than before
     * @param first whether none is older
     * @param alterations what is other than in the one before
     */
    public record Step(
            Entry entry,
            String head,
            String title,
            String look,
            boolean pushed,
            boolean first,
            List<Alteration> alterations) {

        /** Copies the list. */
        public Step {
            alterations = List.copyOf(alterations);
        }
    }

    /** The sheet of a story. */
    static PullSheet of(
            Story story, FactsSheet facts, List<Commit> commits, Trial trial, String key, GitHubWeb github) {
        Verdict verdict = story.latest().verdict();
        return new PullSheet(
                story,
                facts,
                verdict.assistance().evidence().stream()
                        .map(one -> new Trace(one, github.place(story.subject().ref(), commits, one.where())))
                        .toList(),
                bars("What makes a defect likely", verdict.risk().likelihood().defect()),
                bars("What makes a rollback likely", verdict.risk().likelihood().rollback()),
                BlastGraph.of(verdict.risk().impact()),
                steps(story),
                trial,
                candidates(verdict),
                key,
                github);
    }

    /** The verdict that counts. */
    public Verdict verdict() {
        return story.latest().verdict();
    }

    /** What it says, in a line. */
    public String title() {
        return Headline.title(verdict());
    }

    /** The style's class for how it stands. */
    public String look() {
        return Look.of(verdict());
    }

    /** Its commit, brief. */
    public String head() {
        return Shas.brief(verdict().head());
    }

    /** The policy files it was made by, each with its blob, brief. */
    public List<String> policies() {
        return story.latest().policies().stream().map(PullSheet::brieflyPinned).toList();
    }

    private static String brieflyPinned(String file) {
        int blob = file.lastIndexOf('@') + 1;
        return file.substring(0, blob) + Shas.brief(file.substring(blob));
    }

    /** A commit id, brief. */
    public String brief(String sha) {
        return Shas.brief(sha);
    }

    /** A commit at GitHub. */
    public String commit(String sha) {
        return github.commit(story.subject().ref().repository(), sha);
    }

    /** The line of a policy at GitHub; empty for none. */
    public String line(Origin origin) {
        return github.line(origin);
    }

    private static Bars bars(String title, Likelihood.Head head) {
        return Bars.of(
                title,
                "Term",
                "Points",
                head.terms().stream()
                        .map(term -> new Bars.Amount(term.sentence(), term.points(), term.signed()))
                        .toList());
    }

    private static List<String> candidates(Verdict verdict) {
        return verdict.requirements().stream()
                .filter(state -> state.status() != RequirementState.Status.MET)
                .flatMap(state -> state.candidates().stream())
                .distinct()
                .toList();
    }

    private static List<Step> steps(Story story) {
        List<Step> steps = new ArrayList<>();
        List<Entry> entries = story.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry one = entries.get(i);
            boolean last = i + 1 == entries.size();
            // The one before the oldest shown is not at hand: nothing is said of what it changed.
            Entry before = last ? one : entries.get(i + 1);
            steps.add(new Step(
                    one,
                    Shas.brief(one.verdict().head()),
                    Headline.title(one.verdict()),
                    Look.of(one.verdict()),
                    !one.verdict().head().equals(before.verdict().head()),
                    last && !story.more(),
                    Alteration.between(before.verdict(), one.verdict())));
        }
        return steps;
    }
}
