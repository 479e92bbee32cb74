package dev.countersign.core.verdict;

import dev.countersign.core.policy.Origin;
import java.util.List;

/**
 * How a tool that helped stands in the register; approved ones are not spoken of.
 *
 * @param id catalogue id
 * @param name the tool's name as people write it
 * @param standing what the register says of it here
 * @param because the end of the sentence that begins with the tool's name
 * @param origin the policy line that says so
 * @param from who may grant an exception, in words, without mentions
 * @param candidates logins of people who are known to be able to; not complete
 * @param grants the exceptions that hold
 * @param unknown why it cannot be told whether one holds; empty when it can
 * @param status how it stands
 */
public record ToolState(
        String id,
        String name,
        Standing standing,
        String because,
        Origin origin,
        List<String> from,
        List<String> candidates,
        List<Grant> grants,
        String unknown,
        RequirementState.Status status) {

    /** Copies the lists. */
    public ToolState {
        from = List.copyOf(from);
        candidates = List.copyOf(candidates);
        grants = List.copyOf(grants);
    }

    /** What the register says of a tool in a repository, on a day, for some files. */
    public enum Standing {
        /** It may be used, for a while. */
        TRIAL,
        /** It needs an exception. */
        EXCEPTION,
        /** It may not be used. */
        PROHIBITED
    }

    /**
     * An exception.
     *
     * @param by login of who granted it
     * @param until its last day, such as {@code 2027-01-31}; empty when it is for this pull request only
     * @param why as written, hostile
     */
    public record Grant(String by, String until, String why) {}

    /** Whether somebody's word is asked for, and not: given nothing, or never to be had. */
    public boolean asks() {
        return standing == Standing.EXCEPTION;
    }

    /** Whether the word that is asked for is there. */
    public boolean met() {
        return status == RequirementState.Status.MET;
    }
}
