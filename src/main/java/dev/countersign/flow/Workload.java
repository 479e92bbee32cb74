package dev.countersign.flow;

import dev.countersign.core.verdict.Asked;
import dev.countersign.core.verdict.Elsewhere;
import dev.countersign.core.verdict.Load;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port: what people have to do, and have done, over all pull requests. Safe for use by many threads. */
public interface Workload {

    /** How much those people have to do; who is missing has nothing. The pull request itself does not count. */
    Map<Long, Load> loads(Subject except, Set<Long> people, Instant now);

    /** What those people signed on other pull requests within that time, oldest first. */
    List<Elsewhere> signed(Subject except, Set<Long> people, Instant from, Instant until);

    /** Keeps whom we asked, or could not ask. */
    void keep(Subject subject, List<Asked> asked);
}
