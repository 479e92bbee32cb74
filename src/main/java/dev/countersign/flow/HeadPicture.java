package dev.countersign.flow;

import java.util.List;

/**
 * What is known of a commit that bears our check.
 *
 * @param sha the commit, full object id
 * @param asking the pull request in whose name GitHub is asked
 * @param stands how the pull requests that the check speaks for stand: the open ones with that head, and the members of a
 *     merge group; without those that the policy does not govern
 * @param group whether a merge queue asks
 */
public record HeadPicture(String sha, Subject asking, List<Stand> stands, MergeGroup group) {

    /** Copies the list. */
    public HeadPicture {
        stands = List.copyOf(stands);
    }
}
