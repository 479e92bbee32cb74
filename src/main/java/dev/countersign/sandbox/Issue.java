package dev.countersign.sandbox;

import java.time.Instant;
import java.util.Optional;

/** An issue. */
final class Issue {

    final long id;
    final int number;
    final Account author;
    final Optional<App> app;
    final Instant created;
    String title;
    String body;
    boolean open = true;

    Issue(long id, int number, Account author, Optional<App> app, Instant created) {
        this.id = id;
        this.number = number;
        this.author = author;
        this.app = app;
        this.created = created;
    }
}
