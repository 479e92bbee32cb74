package dev.countersign.store;

import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which tables there is something about a pull request: most have nothing, and one question costs less than an empty
 * answer from each.
 *
 * @param tables those that have rows
 */
record Traces(Set<Table> tables) {

    /** What is kept about a pull request, by the column {@code subject_id}; each is named like its table. */
    enum Table {
        SPOKEN_LINE,
        ACT_SEEN,
        FINGERPRINT,
        MARKER_SEEN,
        EVIDENCE_SEEN,
        COMMENT_EDIT,
        REVIEW_REQUEST,
        ACTOR,
        ASSIGNEE_SEEN
    }

    private static final String WHERE = Stream.of(Table.values())
            .map(table -> "exists (select 1 from " + table.name().toLowerCase(Locale.ROOT) + " where subject_id = ?1)")
            .collect(Collectors.joining(", ", "select ", ""));

    /** Copies the set. */
    Traces {
        tables = Set.copyOf(tables);
    }

    /** Those of a pull request. */
    static Traces of(EntityManager database, long id) {
        Object[] row =
                (Object[]) database.createNativeQuery(WHERE).setParameter(1, id).getSingleResult();
        Set<Table> found = EnumSet.noneOf(Table.class);
        for (Table table : Table.values()) {
            if ((Boolean) row[table.ordinal()]) {
                found.add(table);
            }
        }
        return new Traces(found);
    }

    /** What a table has; nothing where there is nothing to read. */
    <T> List<T> list(Table table, Supplier<List<T>> read) {
        return tables.contains(table) ? read.get() : List.of();
    }
}
