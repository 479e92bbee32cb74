package dev.countersign.store;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which tables there is something about a pull request: most have nothing, and one question costs less than an empty
 * answer from each.
 *
 * @param id the pull request's
 * @param tables those that have rows
 */
record Traces(long id, Set<Table> tables) {

    /** What is kept about a pull request, or its repository; each is named like its table. */
    enum Table {
        SPOKEN_LINE,
        ACT_SEEN,
        FINGERPRINT,
        MARKER_SEEN,
        EVIDENCE_SEEN,
        COMMENT_EDIT,
        REVIEW_REQUEST,
        ACTOR,
        ASSIGNEE_SEEN,
        EVALUATION,
        TOOL_EXCEPTION;

        private String column() {
            return this == TOOL_EXCEPTION ? "repository_id = s.repository_id" : "subject_id = s.id";
        }
    }

    private static final String WHERE = Stream.of(Table.values())
            .map(table ->
                    "exists (select 1 from " + table.name().toLowerCase(Locale.ROOT) + " where " + table.column() + ")")
            .collect(Collectors.joining(", ", "select s.id, ", " from subject s where s.id = ?"));

    /** Copies the set. */
    Traces {
        tables = Set.copyOf(tables);
    }

    /** Those of a pull request, to be had when the journey is over. */
    static Supplier<Traces> of(Journey journey, long subject) {
        Journey.Answer<Traces> traces = journey.ask(
                WHERE,
                row -> {
                    Set<Table> found = EnumSet.noneOf(Table.class);
                    for (Table table : Table.values()) {
                        if (row.getBoolean(table.ordinal() + 2)) {
                            found.add(table);
                        }
                    }
                    return new Traces(row.getLong(1), found);
                },
                subject);
        return () -> traces.first()
                .orElseThrow(() -> new IllegalStateException("the pull request " + subject + " was never kept"));
    }

    /** What a table has, to be had when the journey is over; nothing where there is nothing to read. */
    <T> Journey.Answer<T> ask(Table table, Journey journey, Jdbc.Question<T> question) {
        return tables.contains(table) ? journey.ask(question) : Journey.Answer.none();
    }
}
