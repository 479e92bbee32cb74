package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A check run. Only the App that made it may change it. */
final class CheckRun {

    private static final Set<String> PASSING = Set.of("success", "neutral", "skipped");

    final long id;
    final long suite;
    final App app;
    final String headSha;
    final List<JsonNode> annotations = new ArrayList<>();
    final List<JsonNode> actions = new ArrayList<>();
    Instant started;
    String name;
    String status = "queued";
    Optional<String> conclusion = Optional.empty();
    Optional<Instant> completed = Optional.empty();
    Optional<String> detailsUrl = Optional.empty();
    Optional<String> title = Optional.empty();
    Optional<String> summary = Optional.empty();
    Optional<String> text = Optional.empty();
    String externalId = "";

    CheckRun(long id, long suite, App app, String name, String headSha, Instant started) {
        this.id = id;
        this.suite = suite;
        this.app = app;
        this.name = name;
        this.headSha = headSha;
        this.started = started;
    }

    boolean isCompleted() {
        return status.equals("completed");
    }

    /** Whether it lets a merge through that requires it. */
    boolean passes() {
        return isCompleted() && conclusion.filter(PASSING::contains).isPresent();
    }
}
