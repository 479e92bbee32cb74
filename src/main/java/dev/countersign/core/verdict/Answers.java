package dev.countersign.core.verdict;

import dev.countersign.core.command.Command;
import dev.countersign.core.command.Verb;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Eligibility;
import dev.countersign.core.verdict.Answer.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says of every command what became of it. */
final class Answers {

    private static final Set<Verb> QUESTIONS = Set.of(Verb.RISK, Verb.WHY, Verb.HELP);

    private Answers() {}

    static List<Answer> of(Bench bench, Overrules overrules) {
        Hearing hearing = new Hearing(bench, overrules);
        List<Answer> answers = new ArrayList<>();
        for (Act act : bench.given().acts()) {
            if (act instanceof Act.Mumbled mumbled) {
                answers.add(new Answer(
                        mumbled.comment(),
                        mumbled.line(),
                        mumbled.by().login(),
                        mumbled.head(),
                        mumbled.text(),
                        Result.NOT_UNDERSTOOD,
                        mumbled.problem()));
            } else if (act instanceof Act.Commanded commanded) {
                answers.add(answer(hearing, commanded));
            }
        }
        bench.given().dossier().memory().edits().forEach(edit -> answers.add(changed(edit)));
        return answers;
    }

    /** What somebody asked to be told at the present head. */
    static List<Verb> questions(Case given) {
        return given.acts().stream()
                .filter(act ->
                        act.head().isEmpty() || act.head().equals(given.facts().head()))
                .filter(Act.Commanded.class::isInstance)
                .map(act -> ((Act.Commanded) act).command().verb())
                .filter(QUESTIONS::contains)
                .distinct()
                .sorted()
                .toList();
    }

    private static Answer answer(Hearing hearing, Act.Commanded act) {
        Eligibility heard = hearing.hear(act);
        if (heard instanceof Eligibility.NotEligible no) {
            return answer(act, Result.REFUSED, no.because());
        }
        return heard instanceof Eligibility.Unknown unknown
                ? answer(act, Result.PENDING, unknown.because())
                : answer(act, Result.DONE, hearing.remark(act));
    }

    private static Answer answer(Act.Commanded act, Result result, String sentence) {
        return new Answer(act.comment(), act.line(), act.by().login(), act.head(), act.text(), result, sentence);
    }

    /** Nothing follows from a change of a comment, and people are told so. */
    private static Answer changed(Edit edit) {
        String sentence = edit.text().isEmpty()
                ? "what was written first counts; a command is taken back by its own command, such as `"
                        + Verb.UNSIGN.usage() + "`"
                : "only what was written first counts; write a new comment";
        return new Answer(edit.comment(), 0, edit.by(), edit.head(), edit.text(), Result.CHANGED, sentence);
    }

    /** Whether the command was done. */
    static boolean done(Verdict verdict, Act.Commanded act) {
        return verdict.answers().stream()
                .anyMatch(answer -> answer.comment() == act.comment()
                        && answer.line() == act.line()
                        && answer.result() == Result.DONE);
    }

    /** Commands whose word outlasts the evaluation: an exception for the repository, an incident, an override that is in force. */
    static boolean lasts(Command command, Outcome outcome) {
        return command instanceof Command.Incident
                || command instanceof Command.AllowTool allow
                        && allow.extent() instanceof Command.AllowTool.Extent.Until
                || command instanceof Command.Overrule && outcome instanceof Outcome.Overridden;
    }
}
