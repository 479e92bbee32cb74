package dev.countersign.flow;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Push;
import dev.countersign.core.report.Publication;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One look at a pull request and what came of it.
 *
 * @param at when
 * @param read when all of it had been read
 * @param given what was judged
 * @param verdict the verdict
 * @param fingerprint what the change looks like at the verdict's head
 * @param standing where the pull request stands, as it was read
 * @param publication what GitHub shall show
 * @param policies the policy files in force, each with its blob
 * @param acts places of the acts that were looked at, in the order in which they happened
 * @param actors logins of people whose acts were looked at
 * @param assignees whom it is or was assigned to
 * @param awaitedChecks names of other checks that decide here: requirements wait for them, or conditions ask for them
 * @param lasting commands that were done and are kept for themselves
 * @param labelsMatter whether the policy looks at labels
 */
public record Evaluation(
        Instant at,
        Instant read,
        Case given,
        Verdict verdict,
        Fingerprint fingerprint,
        Push standing,
        Publication publication,
        List<String> policies,
        List<String> acts,
        Set<String> actors,
        List<Person> assignees,
        Set<String> awaitedChecks,
        List<Act.Commanded> lasting,
        boolean labelsMatter) {

    /** Copies the collections. */
    public Evaluation {
        policies = List.copyOf(policies);
        acts = List.copyOf(acts);
        actors = Set.copyOf(actors);
        assignees = List.copyOf(assignees);
        awaitedChecks = Set.copyOf(awaitedChecks);
        lasting = List.copyOf(lasting);
    }
}
