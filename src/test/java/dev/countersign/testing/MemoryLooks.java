package dev.countersign.testing;

import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Overtaken;
import java.util.HashMap;
import java.util.Map;

/** Counts looks in memory. */
public final class MemoryLooks implements Looks {

    private final Map<Long, Long> pulls = new HashMap<>();
    private final Map<Long, Long> commits = new HashMap<>();

    @Override
    public Look.AtPull atPull(long subject) {
        return new Look.AtPull(subject, pulls.merge(subject, 1L, Long::sum));
    }

    @Override
    public Look.AtCommit atCommit(long head) {
        return new Look.AtCommit(head, commits.merge(head, 1L, Long::sum));
    }

    @Override
    public boolean isNewest(Look look) {
        return (look instanceof Look.AtPull ? pulls : commits).get(look.work()) == look.number();
    }

    @Override
    public void require(Look look) {
        if (!isNewest(look)) {
            throw new Overtaken();
        }
    }
}
