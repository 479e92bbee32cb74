package dev.countersign.core.report;

import dev.countersign.core.verdict.Answer;
import dev.countersign.core.verdict.Verdict;
import java.util.List;

/** Says what became of commands where a reaction alone would not tell. */
final class Replies {

    private static final int MOST = 5;

    private Replies() {}

    static List<String> of(Verdict verdict) {
        List<String> lines = verdict.answers().stream()
                .filter(answer -> answer.head().isEmpty() || answer.head().equals(verdict.head()))
                .filter(answer -> answer.result() != Answer.Result.PENDING)
                .filter(answer -> !answer.sentence().isEmpty())
                .map(Replies::line)
                .distinct()
                .toList();
        return lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    }

    private static String line(Answer answer) {
        String by = Markdown.text(answer.by());
        String sentence = prose(answer.sentence());
        String wrote = by + " wrote " + Markdown.code(answer.text()) + ": ";
        return switch (answer.result()) {
            case REFUSED -> wrote + "not counted, " + sentence;
            case NOT_UNDERSTOOD -> wrote + "not understood, " + sentence;
            case CHANGED ->
                by + " changed a comment" + (answer.text().isEmpty() ? "" : " to " + Markdown.code(answer.text()))
                        + ": not counted, " + sentence;
            case DONE, PENDING -> wrote + sentence;
        };
    }

    /** Our own sentences may hold code spans; what is around them is escaped. */
    static String prose(String sentence) {
        StringBuilder out = new StringBuilder();
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean span = i % 2 == 1 && i < parts.length - 1;
            out.append(span ? Markdown.code(parts[i]) : Markdown.escape(parts[i]));
        }
        return out.toString();
    }
}
