package dev.countersign.flow;

import java.util.List;
import java.util.Optional;

/** Port: what is kept of the commits that bear our check. Safe for use by many threads. */
public interface Heads {

    /** How the pull requests stand that a commit's check speaks for, all at one moment; empty when there are none. */
    Optional<HeadPicture> picture(long head);

    /** Keeps who is in a commit's merge group, and makes those due that were never looked at. */
    void found(long head, List<MergeGroup.Member> members);
}
