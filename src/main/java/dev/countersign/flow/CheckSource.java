package dev.countersign.flow;

import dev.countersign.core.change.Check;
import java.util.List;
import java.util.Set;

/** Port: how other checks on a commit stand. Safe for use by many threads. */
public interface CheckSource {

    /** The newest run or status of each of these names on a commit; names that have none are left out. */
    List<Check> read(Subject subject, String head, Set<String> names);
}
