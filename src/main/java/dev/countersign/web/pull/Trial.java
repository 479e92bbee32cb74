package dev.countersign.web.pull;

import dev.countersign.core.report.Alteration;
import dev.countersign.core.report.Headline;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.WhatIf.Result;
import dev.countersign.flow.WhatIf.Supposition;
import dev.countersign.web.Weights;
import java.util.List;

/**
 * What is supposed on a pull request's page, and what came of it.
 *
 * @param possible whether the facts are kept, without which nothing can be supposed
 * @param supposed what is supposed
 * @param signed the people who are supposed to sign, as the field shows them
 * @param title the verdict that would be; empty while nothing is supposed, or when there is none
 * @param look the style's class for how it would stand
 * @param alterations what would be other
 * @param assumed people of whom it is assumed that they may write
 * @param problems why it cannot be judged
 * @param ungoverned whether nothing would be asked because that policy does not govern the change
 */
public record Trial(
        boolean possible,
        Supposition supposed,
        String signed,
        String title,
        String look,
        List<Alteration> alterations,
        List<String> assumed,
        List<String> problems,
        boolean ungoverned) {

    /** Copies the lists. */
    public Trial {
        alterations = List.copyOf(alterations);
        assumed = List.copyOf(assumed);
        problems = List.copyOf(problems);
    }

    /** So many lines of a list are shown. */
    static final int MOST = 20;

    /** The first reasons why it cannot be judged. */
    public List<String> firstProblems() {
        return problems.stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public int moreProblems() {
        return problems.size() - firstProblems().size();
    }

    /** The first of what would be other. */
    public List<Alteration> firstAlterations() {
        return alterations.stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public int moreAlterations() {
        return alterations.size() - firstAlterations().size();
    }

    /** The policy that is supposed, as the field shows it: nothing where it is too long for that. */
    public String policy() {
        return Weights.echo(supposed.policy());
    }

    /** Whether it is too long. */
    public boolean tooLong() {
        return Weights.tooLong(supposed.policy());
    }

    /** Whether something came of it. */
    public boolean judged() {
        return !title.isEmpty();
    }

    /** Whether that file is supposed to be taken out. */
    public boolean without(String path) {
        return supposed.without().contains(path);
    }

    static Trial none(boolean possible, Supposition supposed) {
        return with(possible, supposed, "", "", List.of(), List.of(), List.of(), false);
    }

    static Trial of(Supposition supposed, Result result) {
        if (result instanceof Result.Judged judged) {
            Verdict after = judged.after();
            return with(
                    true,
                    supposed,
                    Headline.title(after),
                    Look.of(after),
                    Alteration.between(judged.before(), after),
                    judged.assumed(),
                    List.of(),
                    false);
        }
        return result instanceof Result.Invalid invalid
                ? with(true, supposed, "", "", List.of(), List.of(), invalid.problems(), false)
                : with(true, supposed, "", "", List.of(), List.of(), List.of(), true);
    }

    /** What was asked for and is not a supposition. */
    static Trial refused(Supposition supposed, List<String> problems) {
        return with(true, supposed, "", "", List.of(), List.of(), problems, false);
    }

    private static Trial with(
            boolean possible,
            Supposition supposed,
            String title,
            String look,
            List<Alteration> alterations,
            List<String> assumed,
            List<String> problems,
            boolean ungoverned) {
        return new Trial(
                possible,
                supposed,
                String.join(", ", supposed.signed()),
                title,
                look,
                alterations,
                assumed,
                problems,
                ungoverned);
    }
}
