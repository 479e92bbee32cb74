package dev.countersign.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Statements that travel to the database together and are done one after the other, all or none of them: a journey there and back
 * costs more than most statements. Each sees what was committed, or changed on the same journey, before its own turn. For one thread, and for
 * one journey.
 */
final class Journey {

    private final Jdbc jdbc;
    private final List<Jdbc.Step> steps = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    Journey(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** What a statement answers; nothing as long as the journey is not over. */
    static final class Answer<T> {
        private final Jdbc.Reader<T> reader;
        private List<T> rows = List.of();

        private Answer(Jdbc.Reader<T> reader) {
            this.reader = reader;
        }

        private void read(ResultSet answered) throws SQLException {
            List<T> all = new ArrayList<>();
            while (answered.next()) {
                all.add(reader.read(answered));
            }
            rows = all;
        }

        /** Of a question that need not be asked. */
        static <T> Answer<T> none() {
            return new Answer<>(row -> {
                throw new IllegalStateException("nobody asked");
            });
        }

        /** All rows. */
        List<T> all() {
            return rows;
        }

        /** The first row. */
        Optional<T> first() {
            return rows.stream().findFirst();
        }
    }

    /** One more statement, whose rows are read. */
    <T> Answer<T> ask(String sql, Jdbc.Reader<T> reader, Object... values) {
        return ask(new Jdbc.Question<>(sql, reader, values));
    }

    /** The same. */
    <T> Answer<T> ask(Jdbc.Question<T> question) {
        Answer<T> answer = new Answer<>(question.reader());
        steps.add(question.step());
        answers.add(answer);
        return answer;
    }

    /** One more statement each, whose rows, if they have any, nobody reads. */
    void change(List<Jdbc.Step> changes) {
        changes.forEach(step -> ask(new Jdbc.Question<>(step, row -> row)));
    }

    /** Goes there and back; where there is nothing to do it stays at home. */
    void go() {
        if (steps.isEmpty()) {
            return;
        }
        String all = steps.stream().map(Jdbc.Step::sql).collect(Collectors.joining(";\n"));
        jdbc.work(connection -> {
            try (PreparedStatement together = connection.prepareStatement(all)) {
                Jdbc.set(
                        together,
                        steps.stream().flatMap(step -> step.values().stream()).toArray());
                boolean rows = together.execute();
                for (Answer<?> answer : answers) {
                    if (rows) {
                        answer.read(together.getResultSet());
                    }
                    rows = together.getMoreResults();
                }
                return all;
            }
        });
    }
}
