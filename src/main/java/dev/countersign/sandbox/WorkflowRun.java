package dev.countersign.sandbox;

import java.time.Instant;

/** A run of a workflow that has ended. */
record WorkflowRun(long id, int number, String path, String headSha, String conclusion, Account by, Instant at) {

    /** All runs of one workflow bear this number. */
    long workflow() {
        return 100_000_000L + Math.floorMod(path.hashCode(), 100_000_000);
    }
}
