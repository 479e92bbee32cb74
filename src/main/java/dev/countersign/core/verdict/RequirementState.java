package dev.countersign.core.verdict;

import dev.countersign.core.policy.Origin;
import java.util.List;

/**
 * How one requirement stands.
 *
 * @param name its short name
 * @param title the sentence people read
 * @param origin the policy line that asks for it
 * @param needed how many people it wants
 * @param counted who is counted
 * @param from who may sign, in words, without mentions
 * @param candidates logins of people who are known to be able to sign still; not complete
 * @param asked logins of people whom we asked for a review and who could sign still
 * @param missingChecks other checks that have not succeeded on the head
 * @param status how it stands
 * @param obstacles why it can never be met as things are, such as that too few people exist; clauses without a full stop
 */
public record RequirementState(
        String name,
        String title,
        Origin origin,
        int needed,
        List<Counted> counted,
        List<String> from,
        List<String> candidates,
        List<String> asked,
        List<String> missingChecks,
        Status status,
        List<String> obstacles) {

    /** Copies the lists. */
    public RequirementState {
        counted = List.copyOf(counted);
        from = List.copyOf(from);
        candidates = List.copyOf(candidates);
        asked = List.copyOf(asked);
        missingChecks = List.copyOf(missingChecks);
        obstacles = List.copyOf(obstacles);
    }

    /** How a requirement or an item stands. */
    public enum Status {
        /** It is there. */
        MET,
        /** It is waited for. */
        WAITING,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * Somebody whose sign-off is counted.
     *
     * @param login who
     * @param head what was signed, full object id
     * @param carriedOver whether that is another head with the same changes
     */
    public record Counted(String login, String head, boolean carriedOver) {}

    /** Who is called on, in words: {@code 1 of anyone in acme/seniors}; the checks that are missing, when only they are. */
    public String call() {
        int left = needed - counted.size();
        return left > 0
                ? left + " of " + String.join(" or ", from)
                : missingChecks.isEmpty() ? "" : "check " + String.join(", ", missingChecks);
    }

    /** Whether it is there. */
    public boolean met() {
        return status == Status.MET;
    }
}
