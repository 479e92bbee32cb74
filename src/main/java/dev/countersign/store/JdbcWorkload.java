package dev.countersign.store;

import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Load;
import dev.countersign.flow.Subject;
import dev.countersign.flow.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What people have to do, from the tables. */
@ApplicationScoped
public class JdbcWorkload implements Workload {

    private final Jdbc jdbc;
    private final KeptRequests requests;

    /** Works on this database. */
    public JdbcWorkload(DataSource database) {
        this.jdbc = new Jdbc(database::getConnection);
        this.requests = new KeptRequests(jdbc);
    }

    @Override
    public Map<Long, Load> loads(Subject except, Set<Long> people, Instant now) {
        return people.isEmpty() ? Map.of() : requests.loads(SubjectRow.id(jdbc, except), people, now);
    }

    @Override
    public List<Elsewhere> signed(Subject except, Set<Long> people, Instant from, Instant until) {
        return people.isEmpty() ? List.of() : requests.signed(SubjectRow.id(jdbc, except), people, from, until);
    }

    @Override
    @Transactional
    public void keep(Subject subject, List<Asked> asked) {
        requests.keep(SubjectRow.id(jdbc, subject), asked);
    }
}
