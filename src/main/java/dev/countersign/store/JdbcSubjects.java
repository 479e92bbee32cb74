package dev.countersign.store;

import dev.countersign.flow.HeadPicture;
import dev.countersign.flow.Look;
import dev.countersign.inbox.Due;
import dev.countersign.inbox.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Reads and settles the pull requests we look at. */
@ApplicationScoped
public class JdbcSubjects implements Subjects {

    private static final String BEGIN =
            "select " + SubjectRow.COLUMNS + ", s.wanted, s.stirred_by, s.stirred_at, coalesce(n.news, 0) as news"
                    + " from subject s left join people_news n on n.installation = s.installation where s.id = ?";

    private static final String BEGIN_HEAD = "update head set look = look + 1 where id = ? returning look, wanted";

    private final Jdbc jdbc;
    private final JdbcHeads heads;
    private final Due due;
    private final Clock clock;

    /** Makes pull requests due through this queue, and has commits looked up by these heads. */
    public JdbcSubjects(DataSource database, JdbcHeads heads, Due due, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.heads = heads;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public Optional<Wanted> begin(long id) {
        Journey journey = jdbc.journey();
        // The look comes first, so that whatever came before it is seen by it.
        Supplier<Look.AtPull> look = JdbcLooks.atPull(journey, id);
        Journey.Answer<Wanted> wanted = journey.ask(BEGIN, row -> wanted(look.get(), row), id);
        journey.go();
        return wanted.first();
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

    @Override
    public void close(Look.AtPull look, long answered, boolean settled) {
        end(Closing.pull(ended(look, answered, settled)));
    }

    @Override
    public void close(Look.AtPull look, long answered, boolean settled, long task) {
        end(Closing.pull(ended(look, answered, settled), task));
    }

    @Override
    public WantedCheck beginHead(long head) {
        Journey journey = jdbc.journey();
        // The look comes first, so that the picture shows whatever came before it.
        record Begun(long look, long wanted) {}
        Journey.Answer<Begun> begun = journey.ask(BEGIN_HEAD, row -> new Begun(row.getLong(1), row.getLong(2)), head);
        Supplier<Optional<HeadPicture>> picture = heads.picture(journey, head);
        journey.go();
        Begun counts =
                begun.first().orElseThrow(() -> new IllegalStateException("the queue holds an unknown commit " + head));
        return new WantedCheck(new Look.AtCommit(head, counts.look()), counts.wanted(), picture.get());
    }

    @Override
    public void close(Look.AtCommit look, long answered, boolean settled) {
        end(Closing.commit(ended(look, answered, settled)));
    }

    @Override
    public void close(Look.AtCommit look, long answered, boolean settled, long task) {
        end(Closing.commit(ended(look, answered, settled), task));
    }

    private Closing.Ended ended(Look look, long answered, boolean settled) {
        return new Closing.Ended(look.work(), look.number(), answered, settled, clock.instant());
    }

    private void end(Jdbc.Step step) {
        jdbc.together(List.of(step));
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
