package dev.countersign.flow;

import dev.countersign.core.verdict.Answer;
import dev.countersign.flow.Comments.Reaction;
import java.util.List;

/** Reacts to comments that speak to us, once each: when it is clear what became of them, before that only that they are received. */
public final class Reactions {

    private final Comments comments;
    private final Ledger ledger;
    private final Looks looks;

    /** Reacts through these, as long as no later look has begun. */
    public Reactions(Comments comments, Ledger ledger, Looks looks) {
        this.comments = comments;
        this.ledger = ledger;
        this.looks = looks;
    }

    /** Reacts to what was not reacted to yet. */
    public void answer(Look.AtPull look, Subject subject, List<Answer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        for (Ledger.Unanswered waiting : ledger.unanswered(subject)) {
            List<Answer.Result> results = answers.stream()
                    .filter(answer -> answer.comment() == waiting.comment())
                    .map(Answer::result)
                    .filter(result -> result != Answer.Result.CHANGED)
                    .toList();
            if (results.isEmpty()) {
                continue;
            }
            if (!results.contains(Answer.Result.PENDING)) {
                looks.require(look);
                comments.react(subject, waiting.comment(), reaction(results));
                ledger.answered(waiting.comment());
            } else if (!waiting.received()) {
                looks.require(look);
                comments.react(subject, waiting.comment(), Reaction.EYES);
                ledger.received(waiting.comment());
            }
        }
    }

    private static Reaction reaction(List<Answer.Result> results) {
        if (results.contains(Answer.Result.NOT_UNDERSTOOD)) {
            return Reaction.CONFUSED;
        }
        return results.contains(Answer.Result.REFUSED) ? Reaction.MINUS_ONE : Reaction.PLUS_ONE;
    }
}
