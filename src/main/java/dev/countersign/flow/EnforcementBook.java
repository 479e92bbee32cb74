package dev.countersign.flow;

import dev.countersign.core.enforcement.Enforcement;
import dev.countersign.core.policy.Mode;
import java.time.Instant;
import java.util.List;

/** Port: what is kept of whether branches are held for our check. Safe for use by many threads. */
public interface EnforcementBook {

    /**
     * A branch that pull requests were judged for.
     *
     * @param mode what verdicts do there
     */
    record Governed(Project project, String branch, Mode mode) {}

    /**
     * What was found last.
     *
     * @param word the case: {@link Enforcement#word()}
     */
    record Finding(Governed governed, String word, String detail, String bypass) {

        /** What was found. */
        static Finding of(Governed governed, Enforcement found) {
            return new Finding(governed, found.word(), found.detail(), found.bypassed());
        }
    }

    /** Somebody whose repositories an installation may see. */
    record Owner(long installation, String login) {}

    /**
     * Branches that were not looked at since, those that were never looked at first.
     *
     * @param judged only branches that changes were judged for since then
     */
    List<Governed> due(Instant since, Instant judged, int most);

    /** Lets go of what was found of branches that no change was judged for since; answers whose they are. */
    List<Owner> forget(Instant judged);

    /** Keeps what was found; answers whether it is other than what was found before. */
    boolean keep(Finding finding, Instant now);

    /** What was found last of all branches of an owner's repositories. */
    List<Finding> of(long installation, String owner);

    /** How many branches were last found in that case. */
    long count(String word);

    /** What is kept of the issue that tells of it, in an owner's own repository. */
    Notice notice(String owner);

    /** Keeps it. */
    void keep(String owner, Notice notice);

    /**
     * The issue that tells of it.
     *
     * @param number its number; 0 when there is none
     * @param digest of what it says; empty when that is not known
     * @param open whether it is open
     * @param attempted whether one was being created when last heard of
     */
    record Notice(int number, String digest, boolean open, boolean attempted) {}
}
