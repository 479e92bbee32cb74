package dev.countersign.core.policy;

/**
 * Whether and how people are asked for their review.
 *
 * @param request whether anybody is asked
 * @param pick who is asked first
 * @param dailyLoad how many requests a person gets within a day at most, from 1
 */
public record Reviewers(boolean request, Pick pick, int dailyLoad) {

    /** Who is asked first. */
    public enum Pick {
        /** Who has the fewest open requests and recent sign-offs. */
        LEAST_LOADED
    }

    /** Nobody is asked. */
    public static Reviewers defaults() {
        return new Reviewers(false, Pick.LEAST_LOADED, 8);
    }
}
