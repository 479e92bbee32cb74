package dev.countersign.sandbox;

import java.time.Instant;

/** A review. Its state is one of APPROVED, CHANGES_REQUESTED, COMMENTED and DISMISSED. */
final class Review {

    final long id;
    final long order;
    final Account author;
    final String commit;
    final Instant submitted;
    String state;
    String body;

    Review(long id, long order, Account author, String commit, String state, String body, Instant submitted) {
        this.id = id;
        this.order = order;
        this.author = author;
        this.commit = commit;
        this.state = state;
        this.body = body;
        this.submitted = submitted;
    }
}
