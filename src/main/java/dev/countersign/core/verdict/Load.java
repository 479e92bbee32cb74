package dev.countersign.core.verdict;

/**
 * How much somebody has to do, in numbers of pull requests.
 *
 * @param open open ones that we asked the person to review and that they have not signed
 * @param signed other ones they signed within the last week
 * @param today ones that we asked them to review within the last day
 */
public record Load(int open, int signed, int today) {

    /** Nothing to do. */
    public static Load none() {
        return new Load(0, 0, 0);
    }

    /** What people are compared by. */
    int weight() {
        return open + signed;
    }
}
