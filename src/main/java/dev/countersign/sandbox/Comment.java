package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comment in a pull request's thread. */
final class Comment {

    final long id;
    final long order;
    final Account author;
    final PullRequest pull;
    final Instant created;
    final List<Reaction> reactions = new ArrayList<>();
    String body;
    Instant updated;
    Optional<Account> editor = Optional.empty();

    record Reaction(long id, Account by, String content, Instant created) {}

    Comment(long id, long order, Account author, PullRequest pull, String body, Instant created) {
        this.id = id;
        this.order = order;
        this.author = author;
        this.pull = pull;
        this.body = body;
        this.created = created;
        this.updated = created;
    }
}
