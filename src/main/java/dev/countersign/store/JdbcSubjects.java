package dev.countersign.store;

import dev.countersign.flow.DeadLetters;
import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.inbox.Due;
import dev.countersign.inbox.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads and settles the pull requests we look at. */
@ApplicationScoped
public class JdbcSubjects implements Subjects {

    private static final String BEGIN =
            "select " + SubjectRow.COLUMNS + ", s.wanted, s.stirred_by, s.stirred_at, coalesce(n.news, 0) as news"
                    + " from subject s left join people_news n on n.installation = s.installation where s.id = ?";

    private static final String GIVEN_UP = "exists (select 1 from dead_letter d where d.task = '%s' and d.work = ?)";

    /** Every reason is added under this row's lock, so none can fall between the end of the task and this. */
    private static final String CLOSE = "update subject s set done = ? from publication p"
            + " where s.id = ? and p.subject_id = s.id and p.look = ? returning s.wanted > s.done, "
            + GIVEN_UP.formatted(SubjectRow.TASK) + ", " + HeadRow.GROUPS;

    private static final String CLOSE_HEAD = "update head set done = ? where id = ? and look = ?"
            + " returning wanted > done, " + GIVEN_UP.formatted("commit");

    private final Jdbc jdbc;
    private final Due due;
    private final Looks looks;
    private final DeadLetters letters;
    private final Clock clock;

    /** Makes pull requests due through this queue, counts looks so, and forgets what was given up here when it ends well. */
    public JdbcSubjects(DataSource database, Due due, Looks looks, DeadLetters letters, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.due = due;
        this.looks = looks;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public Optional<Wanted> begin(long id) {
        // The look comes first, so that whatever came before it is seen by it.
        Look.AtPull look = looks.atPull(id);
        return jdbc.query(BEGIN, row -> wanted(look, row), id);
    }

    private static Wanted wanted(Look.AtPull look, ResultSet row) throws SQLException {
        SubjectRow subject = SubjectRow.read(row);
        return new Wanted(
                look,
                subject.subject(),
                row.getLong("wanted"),
                subject.open(),
                subject.due() ? row.getString("stirred_by") : "",
                Jdbc.instant(row, "stirred_at"),
                row.getLong("news"));
    }

    /** What a look leaves behind that has ended. */
    private record Rest(boolean due, boolean givenUp, List<Long> groups) {}

    @Override
    @Transactional
    public void close(Look.AtPull look, long answered, boolean settled) {
        long id = look.work();
        Optional<Rest> rest = jdbc.query(
                CLOSE,
                row -> new Rest(row.getBoolean(1), row.getBoolean(2), List.of((Long[])
                        row.getArray(3).getArray())),
                answered,
                id,
                look.number(),
                id);
        if (rest.isEmpty()) {
            return;
        }
        if (rest.get().due()) {
            due.now(id);
        }
        if (settled && rest.get().givenUp()) {
            letters.settle(SubjectRow.TASK, id);
        }
        // A merge group waits for looks that are under way.
        Instant now = clock.instant();
        rest.get().groups().forEach(head -> HeadRow.stir(jdbc, head, now));
    }

    @Override
    public WantedCheck beginHead(long head) {
        return jdbc.query(
                        "update head set look = look + 1 where id = ? returning look, wanted",
                        row -> new WantedCheck(new Look.AtCommit(head, row.getLong(1)), row.getLong(2)),
                        head)
                .orElseThrow(() -> new IllegalStateException("the queue holds an unknown commit " + head));
    }

    @Override
    @Transactional
    public void closeHead(Look.AtCommit look, long answered, boolean settled) {
        long head = look.work();
        Optional<Rest> rest = jdbc.query(
                CLOSE_HEAD,
                row -> new Rest(row.getBoolean(1), row.getBoolean(2), List.of()),
                answered,
                head,
                look.number(),
                head);
        if (rest.filter(Rest::due).isPresent()) {
            due.head(head);
        }
        if (settled && rest.filter(Rest::givenUp).isPresent()) {
            letters.settle("commit", head);
        }
    }

    @Override
    @Transactional
    public void resume() {
        jdbc.list("select id from subject where open and wanted > done order by id for update", row -> row.getLong(1))
                .forEach(due::now);
        jdbc.list("select id from head where wanted > done order by id for update", row -> row.getLong(1))
                .forEach(due::head);
    }
}
