package dev.countersign.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A pull request as it stands. */
final class PullRequest {

    final long id;
    final int number;
    final Repository repository;
    final Repository headRepository;
    final String headRef;
    final Account author;
    final Instant created;
    final Set<String> labels = new LinkedHashSet<>();
    final Set<Account> assignees = new LinkedHashSet<>();
    final Set<Account> requestedReviewers = new LinkedHashSet<>();
    final List<Review> reviews = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();
    String headSha;
    String baseRef;
    String baseSha;
    String title;
    String body;
    boolean draft;
    boolean open = true;
    Instant updated;
    Optional<Instant> closed = Optional.empty();
    Optional<Merge> merge = Optional.empty();
    Optional<Caller> autoMerge = Optional.empty();

    record Merge(String sha, Account by, Instant at) {}

    PullRequest(
            long id,
            int number,
            Repository repository,
            Repository headRepository,
            String headRef,
            Account author,
            Instant created) {
        this.id = id;
        this.number = number;
        this.repository = repository;
        this.headRepository = headRepository;
        this.headRef = headRef;
        this.author = author;
        this.created = created;
        this.updated = created;
    }

    boolean fromFork() {
        return headRepository != repository;
    }
}
