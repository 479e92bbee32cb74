package dev.countersign.flow;

import dev.countersign.core.verdict.Answer;
import dev.countersign.flow.Comments.Reaction;
import java.util.List;
import java.util.Optional;

/** Reacts to comments that speak to us, once each, when it is clear what became of them. */
public final class Reactions {

    private final Comments comments;
    private final Ledger ledger;

    /** Reacts through these. */
    public Reactions(Comments comments, Ledger ledger) {
        this.comments = comments;
        this.ledger = ledger;
    }

    /** Reacts to what was not reacted to yet. */
    public void answer(Subject subject, List<Answer> answers) {
        for (long comment : ledger.unanswered(subject)) {
            List<Answer.Result> results = answers.stream()
                    .filter(answer -> answer.comment() == comment)
                    .map(Answer::result)
                    .toList();
            reaction(results).ifPresent(reaction -> {
                comments.react(subject, comment, reaction);
                ledger.answered(comment);
            });
        }
    }

    private static Optional<Reaction> reaction(List<Answer.Result> results) {
        if (results.isEmpty() || results.contains(Answer.Result.PENDING)) {
            return Optional.empty();
        }
        if (results.contains(Answer.Result.NOT_UNDERSTOOD)) {
            return Optional.of(Reaction.CONFUSED);
        }
        return Optional.of(results.contains(Answer.Result.REFUSED) ? Reaction.MINUS_ONE : Reaction.PLUS_ONE);
    }
}
