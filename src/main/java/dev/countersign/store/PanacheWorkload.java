package dev.countersign.store;

import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Load;
import dev.countersign.flow.Subject;
import dev.countersign.flow.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people have to do, from the tables. */
@ApplicationScoped
public class PanacheWorkload implements Workload {

    private final KeptRequests requests;

    /** Works on this database. */
    public PanacheWorkload(EntityManager database) {
        this.requests = new KeptRequests(database);
    }

    @Override
    @Transactional
    public Map<Long, Load> loads(Subject except, Set<Long> people, Instant now) {
        return people.isEmpty() ? Map.of() : requests.loads(SubjectRow.of(except).id, people, now);
    }

    @Override
    @Transactional
    public List<Elsewhere> signed(Subject except, Set<Long> people, Instant from, Instant until) {
        return people.isEmpty() ? List.of() : requests.signed(SubjectRow.of(except).id, people, from, until);
    }

    @Override
    @Transactional
    public void keep(Subject subject, List<Asked> asked) {
        requests.keep(SubjectRow.of(subject).id, asked);
    }
}
