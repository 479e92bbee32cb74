package dev.countersign.web.operations;

import java.time.Instant;
import java.util.List;

/** Port: how the App runs, as its database tells. Only reads, and never more than a page holds. Safe for use by many threads. */
public interface Machinery {

    /** More of a list is not told at once. */
    int MOST = 50;

    /**
     * Work of one kind.
     *
     * @param task its name
     * @param due how many pieces could begin now
     * @param underWay how many are being worked on
     * @param later how many wait for their time
     */
    record Work(String task, long due, long underWay, long later) {}

    /**
     * What waits.
     *
     * @param pulls how many pull requests have reasons to be looked at that no look has answered
     * @param since since when the first of them waits; the present moment when none does
     */
    record Backlog(long pulls, Instant since) {}

    /**
     * Webhooks.
     *
     * @param lastHour how many were kept within the last hour
     * @param lastDay how many within the last day
     * @param latest when the last one was kept; {@link Instant#EPOCH} when there never was one
     * @param missed how many GitHub tells of that never came
     * @param askedAgain how many of those GitHub was asked to deliver again
     * @param open some of the missed ones, oldest first
     */
    record Deliveries(long lastHour, long lastDay, Instant latest, long missed, long askedAgain, List<Missed> open) {
        /** Copies the list. */
        public Deliveries {
            open = List.copyOf(open);
        }
    }

    /**
     * A webhook that never came.
     *
     * @param guid its id at GitHub
     * @param asked how often GitHub was asked to deliver it again
     * @param due when it is asked for, or read, next
     */
    record Missed(String guid, String event, String action, Instant delivered, int asked, Instant due) {}

    /**
     * What is left of what may be asked of GitHub.
     *
     * @param installation the installation; 0 for the App itself
     * @param owner whose it is; empty when that is not known
     * @param halted until when nothing may be asked; {@link Instant#EPOCH} for no stop
     * @param meters what GitHub said of each of its budgets
     */
    record Quota(long installation, String owner, Instant halted, List<Meter> meters) {
        /** Copies the list. */
        public Quota {
            meters = List.copyOf(meters);
        }
    }

    /**
     * One of GitHub's budgets.
     *
     * @param resource its name, such as {@code core}
     * @param remaining what was left
     * @param limit of how much
     * @param reset when it is full again
     */
    record Meter(String resource, int remaining, int limit, Instant reset) {}

    /**
     * A process that runs the App.
     *
     * @param id machine and process
     * @param seen when it was last heard of
     */
    record Replica(String id, String version, Instant started, Instant seen) {}

    /** Work by kind. */
    List<Work> work(Instant now);

    /** What waits. */
    Backlog backlog(Instant now);

    /** Webhooks. */
    Deliveries deliveries(Instant now);

    /** Budgets, the scarcest kept ones among the first {@link #MOST} installations. */
    List<Quota> quotas(Instant now);

    /** Processes that were heard of within a day, the last heard of first. */
    List<Replica> replicas();
}
