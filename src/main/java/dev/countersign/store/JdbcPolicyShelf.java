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

    private static final String LAST = "select file, blob, content from policy_text where file = ?";

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
        // One question each: one that asks by a list is planned anew each time, which takes longer than the answer.
        Journey journey = jdbc.journey();
        List<Journey.Answer<PolicyText.Found>> all = files.stream()
                .map(file -> journey.ask(
                        LAST, row -> new PolicyText.Found(row.getString(1), row.getString(2), row.getString(3)), file))
                .toList();
        journey.go();
        return all.stream().flatMap(answer -> answer.all().stream()).toList();
    }
}
