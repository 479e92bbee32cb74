package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.signoff.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code spoken_line}: a line of a comment that speaks to us, as it was when the comment was written.
 *
 * @param head the head that was there then; empty when nobody knows
 * @param boxed whether nobody waits for a reaction: it is a box that was ticked, or not any more, or a button that was pressed
 */
record SpokenLineRow(long comment, int line, Person by, Instant at, String head, String text, boolean boxed) {

    /** With the id of a pull request added, what takes the place of a comment's id where a button was pressed: GitHub's are far below. */
    static final long NO_COMMENT = 1L << 52;

    private static final String SOME =
            "select comment_id, line, by_id, by_login, by_kind, at, head, text, boxed from spoken_line";
    /** Nobody waits for a reaction to a box. */
    private static final String KEEP =
            "insert into spoken_line (comment_id, line, subject_id, by_id, by_login, by_kind,"
                    + " at, head, text, answered, boxed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (comment_id, line) do nothing";

    private static SpokenLineRow read(ResultSet row) throws SQLException {
        return new SpokenLineRow(
                row.getLong("comment_id"),
                row.getInt("line"),
                Jdbc.by(row),
                Jdbc.instant(row, "at"),
                row.getString("head"),
                row.getString("text"),
                row.getBoolean("boxed"));
    }

    /** Oldest first. */
    static Jdbc.Question<SpokenLineRow> of(long subject) {
        return new Jdbc.Question<>(
                SOME + " where subject_id = ? order by at, comment_id, line", SpokenLineRow::read, subject);
    }

    /** The lines of a comment, as they were written first. */
    static List<SpokenLineRow> inComment(Jdbc jdbc, long comment) {
        return jdbc.list(SOME + " where comment_id = ? order by line", SpokenLineRow::read, comment);
    }

    /** Keeps it; what is kept already is left as it is. */
    Jdbc.Step keep(long subject) {
        return new Jdbc.Step(
                KEEP, comment, line, subject, by.id(), by.login(), by.kind().name(), at, head, text, boxed, boxed);
    }

    /** Keeps which head was there when it was written. */
    Jdbc.Step bind(String there) {
        return new Jdbc.Step("update spoken_line set head = ? where comment_id = ? and line = ?", there, comment, line);
    }

    /** Whether this is that person's word of that moment. */
    boolean same(Person person, Instant moment, String words) {
        return by.id() == person.id() && at.equals(moment) && text.equals(words);
    }

    Optional<Act> act() {
        return CommandParser.parse(text).stream().findFirst().map(read -> {
            if (read instanceof Line.Understood understood) {
                return new Act.Commanded(comment, line, by, at, head, written(), understood.command());
            }
            return new Act.Mumbled(comment, line, by, at, head, text, ((Line.Misspelled) read).problem());
        });
    }

    /** The text as people wrote it: a command, or a box and its item. */
    private String written() {
        return boxed ? text.replace("/untick", "[ ]").replace("/tick", "[x]") : text;
    }
}
