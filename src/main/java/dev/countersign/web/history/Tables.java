package dev.countersign.web.history;

import dev.countersign.web.history.Annals.Change;
import dev.countersign.web.history.Annals.Mark;
import dev.countersign.web.history.Annals.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lists as tables of texts. */
final class Tables {

    /** More rows are not in one file; the days that are asked for part them. */
    static final int MOST = 1_000;

    private Tables() {}

    /** The list of that name as CSV; empty when there is none. */
    static Optional<String> csv(Past past, String list, Question question, Mark after) {
        return switch (list) {
            case "merges" ->
                Optional.of(Csv.of(
                        List.of("at", "pull", "base", "head", "commit", "by", "outcome", "around", "risk", "verdict"),
                        past.merges(question, after, MOST).items().stream()
                                .map(one -> List.of(
                                        one.mark().at().toString(),
                                        one.pull().toString(),
                                        one.base(),
                                        one.head(),
                                        one.commit(),
                                        one.by(),
                                        one.outcome(),
                                        Boolean.toString(one.around()),
                                        one.level(),
                                        one.title()))
                                .toList()));
            case "reverts" ->
                Optional.of(Csv.of(
                        List.of("at", "repository", "commit", "pull", "undid"),
                        past.reverts(question, after, MOST).items().stream()
                                .map(one -> List.of(
                                        one.mark().at().toString(),
                                        one.repository().toString(),
                                        one.change().sha(),
                                        number(one.change()),
                                        one.undid().stream().map(Change::sha).collect(Collectors.joining(" "))))
                                .toList()));
            case "overrides" ->
                Optional.of(Csv.of(
                        List.of("at", "pull", "by", "until", "open", "why"),
                        past.overrides(question, after, MOST).items().stream()
                                .map(one -> List.of(
                                        one.mark().at().toString(),
                                        one.pull().toString(),
                                        one.by(),
                                        one.until().toString(),
                                        Boolean.toString(one.open()),
                                        one.why()))
                                .toList()));
            case "exceptions" ->
                Optional.of(Csv.of(
                        List.of("at", "pull", "tool", "by", "until", "why"),
                        past.exemptions(question, after, MOST).items().stream()
                                .map(one -> List.of(
                                        one.mark().at().toString(),
                                        one.pull().toString(),
                                        one.tool(),
                                        one.by(),
                                        one.until().toString(),
                                        one.why()))
                                .toList()));
            default -> Optional.empty();
        };
    }

    private static String number(Change change) {
        return change.pull() > 0 ? Integer.toString(change.pull()) : "";
    }
}
