package dev.countersign.core.enforcement;

/**
 * A rule that requires a check on a branch.
 *
 * @param app whose check counts; {@link #ANYONES} for anyone's
 * @param rule what requires it
 */
public record RequiredCheck(long app, Rule rule) {

    /** Stands for "whichever App reports it". */
    public static final long ANYONES = 0;

    /** What requires a check. */
    public sealed interface Rule {

        /**
         * A ruleset.
         *
         * @param id GitHub's number of it
         * @param source the organisation or repository that it belongs to
         * @param organisations whether it is an organisation's
         */
        record Ruleset(long id, String source, boolean organisations) implements Rule {}

        /**
         * A classic branch protection.
         *
         * @param everyone whether it holds for administrators too
         */
        record Protection(boolean everyone) implements Rule {}
    }
}
