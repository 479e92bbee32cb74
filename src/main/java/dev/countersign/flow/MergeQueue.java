package dev.countersign.flow;

import java.util.List;

/** Port: knows who is in a merge queue's groups. Implementations are safe for use by many threads. */
public interface MergeQueue {

    /**
     * Finds out who is in a group: whoever would be merged with it.
     *
     * @param asking the pull request that the group's branch names
     * @param head the group's temporary commit
     * @param group what the queue said
     * @throws TryLater when it cannot be told for all of the group's commits at present
     * @throws SubjectGone when the repository is not there any more
     */
    List<MergeGroup.Member> members(Subject asking, String head, MergeGroup.Asked group);
}
