package dev.countersign.flow;

import java.util.List;

/** Port: asks people for a review. Throws as {@link CheckRuns} does. Safe for use by many threads. */
public interface ReviewRequests {

    /**
     * Asks people, all or nobody; whoever is asked already stays so.
     *
     * @throws Refused when GitHub will not ask one of them, such as somebody who may not read the repository
     */
    void ask(Subject subject, List<String> logins);
}
