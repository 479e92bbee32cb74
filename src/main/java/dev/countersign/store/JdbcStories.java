package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.json.VerdictJson;
import dev.countersign.web.pull.Stories;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Tells what the ledger holds of a pull request. */
@ApplicationScoped
public class JdbcStories implements Stories {

    private static final String ONE = "select " + SubjectRow.COLUMNS + " from subject s where lower(owner) = lower(?)"
            + " and lower(repository) = lower(?) and number = ? order by id desc limit 1";
    private static final String VERDICTS = "select " + EvaluationRow.COLUMNS
            + " from evaluation where subject_id = ? and id < ? order by id desc limit ?";

    private final Jdbc jdbc;

    /** Reads this database. */
    public JdbcStories(DataSource database) {
        this.jdbc = new Jdbc(database::getConnection);
    }

    @Override
    public Optional<Story> of(PullRequestRef ref, long before, int most) {
        return jdbc.query(
                        ONE,
                        SubjectRow::read,
                        ref.repository().owner(),
                        ref.repository().name(),
                        ref.number())
                .flatMap(subject -> story(subject, before, most));
    }

    private Optional<Story> story(SubjectRow subject, long before, int most) {
        List<EvaluationRow> rows = jdbc.list(VERDICTS, EvaluationRow::read, subject.id(), before, most + 1);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Story(
                subject.subject(),
                subject.open(),
                rows.stream().limit(most).map(JdbcStories::entry).toList(),
                rows.size() > most));
    }

    private static Entry entry(EvaluationRow row) {
        return new Entry(row.id(), row.at(), VerdictJson.read(row.verdict()), VerdictJson.readStrings(row.policies()));
    }
}
