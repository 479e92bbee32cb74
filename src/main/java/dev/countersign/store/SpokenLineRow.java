package dev.countersign.store;

import dev.countersign.core.change.Person;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.signoff.Act;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code spoken_line}: a line of a comment that speaks to us, as it was when the comment was written. */
@Entity
@Table(name = "spoken_line")
@IdClass(SpokenLineRow.Key.class)
class SpokenLineRow extends PanacheEntityBase {

    record Key(long commentId, int line) implements Serializable {}

    @Id
    long commentId;

    @Id
    int line;

    long subjectId;
    long byId;
    String byLogin;
    String byKind;
    Instant at;
    String head;
    String text;
    boolean answered;
    boolean received;
    boolean boxed;

    /** Oldest first. */
    static List<SpokenLineRow> of(long subjectId) {
        return list("subjectId = ?1 order by at, commentId, line", subjectId);
    }

    /** The lines of a comment, as they were written first. */
    static List<SpokenLineRow> inComment(long comment) {
        return list("commentId = ?1 order by line", comment);
    }

    /** Whether this is that person's word of that moment. */
    boolean same(Person by, Instant moment, String words) {
        return byId == by.id() && at.equals(moment) && text.equals(words);
    }

    Optional<Act> act() {
        Person by = new Person(byId, byLogin, Person.Kind.valueOf(byKind));
        return CommandParser.parse(text).stream().findFirst().map(read -> {
            if (read instanceof Line.Understood understood) {
                return new Act.Commanded(commentId, line, by, at, head, written(), understood.command());
            }
            return new Act.Mumbled(commentId, line, by, at, head, text, ((Line.Misspelled) read).problem());
        });
    }

    /** The text as people wrote it: a command, or a box and its item. */
    private String written() {
        return boxed ? text.replace("/untick", "[ ]").replace("/tick", "[x]") : text;
    }
}
