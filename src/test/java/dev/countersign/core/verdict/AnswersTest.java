package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.SENIORS;
import static dev.countersign.core.verdict.Verdicts.answer;
import static dev.countersign.core.verdict.Verdicts.change;
import static dev.countersign.core.verdict.Verdicts.seniors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.command.Verb;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.verdict.Answer.Result;
import dev.countersign.testing.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a command, when it is judged, then its answer says what became of it and what would do. */
class AnswersTest {

    private static final String LIST = SENIORS
            + "disclosure: require\nchecklists:\n  - {name: c, when: {paths: [\"src/**\"]}, items: [{id: i, text: t, by: author}]}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice | /tick i                 | DONE    | ",
                "bob   | /tick i                 | REFUSED | only alice, the author can say so",
                "alice | /tick j                 | REFUSED | there is no item `j` here",
                "alice | /tick ai                | REFUSED | the author says it by `/ai <tool>` or `/ai none`",
                "bob   | /untick i               | REFUSED | only who ticked it can take it back",
                "bob   | /unsign                 | REFUSED | only who signed can take it back",
                "bob   | /unhold                 | REFUSED | only who holds it can lift it",
                "alice | /ai codex               | DONE    | ",
                "alice | /ai codx                | REFUSED | no tool is called `codx`; did you mean `codex`",
                "alice | /ai our-own-thing       | REFUSED | no tool is called `our-own-thing`; docs/tools.md lists them",
                "alice | /ai none                | DONE    | ",
                "bob   | /ai codex               | REFUSED | only the author can say what helped",
                "bob   | /override now           | REFUSED | the policy names nobody who may override",
                "bob   | /allow-tool codex now   | REFUSED | the policy names nobody who may grant an exception",
                "bob   | /incident INC-1 it fell | DONE    | recorded",
                "alice | /incident INC-1         | DONE    | recorded",
                "bob   | /risk                   | DONE    | ",
                "bob   | /why                    | DONE    | ",
                "bob   | /help                   | DONE    | "
            })
    void each_command_is_answered(String login, String line, Result result, String sentence) {
        Answer answer =
                answer(Cases.under(LIST).change(change()).says(login, line).judge());
        assertEquals(List.of(result, sentence == null ? "" : sentence), List.of(answer.result(), answer.sentence()));
    }

    @Test
    void who_signed_or_holds_can_take_that_back_and_nobody_else() {
        Cases given = seniors()
                .says("carol", "/signoff")
                .says("bob", "/hold wait")
                .says("carol", "/unhold")
                .says("bob", "/unsign")
                .says("bob", "/unhold")
                .says("carol", "/unsign");
        assertEquals(
                List.of(Result.DONE, Result.DONE, Result.REFUSED, Result.REFUSED, Result.DONE, Result.DONE),
                given.judge().answers().stream().map(Answer::result).toList());
    }

    @Test
    void an_incident_is_recorded_by_whoever_may_write_and_by_nobody_else() {
        assertEquals(
                Result.REFUSED,
                answer(seniors()
                                .says("eve", "/incident INC-1")
                                .permission("eve", Permission.READ)
                                .judge())
                        .result());
        assertEquals(
                Result.PENDING,
                answer(seniors()
                                .says("eve", "/incident INC-1")
                                .permission("eve", new Directory.Grant.Unknown("502"))
                                .judge())
                        .result());
        Case given = seniors().says("bob", "/incident INC-1 it fell").build();
        assertEquals(1, Lasting.of(given, Judge.judge(given)).size());
        Case refused = seniors()
                .says("eve", "/incident INC-1")
                .permission("eve", Permission.READ)
                .build();
        assertEquals(List.of(), Lasting.of(refused, Judge.judge(refused)));
    }

    @Test
    void questions_are_known_at_the_head_they_were_asked_at() {
        Cases given = seniors().says("bob", "/why").says("carol", "/risk").says("bob", "/risk");
        assertEquals(List.of(Verb.RISK, Verb.WHY), given.judge().questions());
        assertEquals(List.of(), given.change(change().commit("More")).judge().questions());
    }

    @Test
    void a_changed_comment_is_answered_and_changes_nothing() {
        Verdict verdict = Verdicts.waits(seniors().edited("carol", "/signoff"));
        assertEquals(
                List.of(Result.CHANGED, "/signoff"),
                List.of(answer(verdict).result(), answer(verdict).text()));
    }

    @Test
    void a_tool_that_only_the_policys_register_has_can_be_spoken_of() {
        Answer answer = answer(Cases.under("tools: {kiro: {status: approved}}\n")
                .change(change())
                .says("alice", "/ai kiro")
                .judge());
        assertEquals(Result.DONE, answer.result());
    }
}
