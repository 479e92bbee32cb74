package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Keeps the last valid policies. */
@ApplicationScoped
public class JdbcPolicyShelf implements PolicyShelf {

    private static final String KEEP = "with version as (insert into policy_version (file, blob, content, read_at)"
            + " values (?, ?, ?, ?) on conflict do nothing)"
            + " insert into policy_text (file, blob, content, read_at) values (?, ?, ?, ?)"
            + " on conflict (file) do update set blob = excluded.blob, content = excluded.content,"
            + " read_at = excluded.read_at where policy_text.blob <> excluded.blob";

    private final Jdbc jdbc;
    private final Clock clock;

    /** Keeps them in this database, and takes the time from this clock. */
    public JdbcPolicyShelf(DataSource database, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.clock = clock;
    }

    @Override
    public void keep(PolicyText.Found valid) {
        Instant now = clock.instant();
        jdbc.update(KEEP, valid.file(), valid.blob(), valid.text(), now, valid.file(), valid.blob(), valid.text(), now);
    }

    @Override
    public long pushes(RepositoryRef repository) {
        return BasePushRow.of(jdbc, repository);
    }

    @Override
    public Optional<PolicyText.Found> last(String file) {
        return last(Set.of(file)).stream().findFirst();
    }

    @Override
    public List<PolicyText.Found> last(Set<String> files) {
        return jdbc.list(
                "select file, blob, content from policy_text where file = any (?)",
                row -> new PolicyText.Found(row.getString(1), row.getString(2), row.getString(3)),
                files);
    }
}
