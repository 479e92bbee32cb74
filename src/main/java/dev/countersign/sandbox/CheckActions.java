package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Writing check runs, and pressing their buttons. */
final class CheckActions {

    private final Hub hub;
    private final QueueActions queue;
    private final AutoMergeActions autoMerge;

    CheckActions(Hub hub, QueueActions queue, AutoMergeActions autoMerge) {
        this.hub = hub;
        this.queue = queue;
        this.autoMerge = autoMerge;
    }

    CheckRun create(Caller caller, Repository repository, JsonNode request) {
        App app = app(caller);
        here(caller, repository);
        String head = request.path("head_sha").asText();
        String name = request.path("name").asText();
        if (name.isBlank()) {
            throw Refusal.invalid("CheckRun", "name", "missing_field");
        }
        CheckLimits.check(request);
        if (hub.world().git.commit(head).isEmpty()) {
            throw Refusal.of(422, "No commit found for SHA: " + head);
        }
        long suite = repository.checks.stream()
                .filter(run -> run.app == app && run.headSha.equals(head))
                .map(run -> run.suite)
                .findFirst()
                .orElseGet(() -> hub.world().ids.next(Ids.Kind.CHECK_SUITE));
        CheckRun run = new CheckRun(
                hub.world().ids.next(Ids.Kind.CHECK_RUN),
                suite,
                app,
                name,
                head,
                hub.world().now());
        repository.checks.add(run);
        apply(run, request);
        tell(repository, run, "created", caller.account());
        if (run.isCompleted()) {
            tell(repository, run, "completed", caller.account());
            advance(repository);
        }
        return run;
    }

    CheckRun update(Caller caller, Repository repository, long id, JsonNode request) {
        App app = app(caller);
        here(caller, repository);
        CheckRun run = find(repository, id);
        hub.demand(
                run.app == app,
                403,
                "Invalid app_id `" + app.id + "` - check run can only be modified by the GitHub App that created it.");
        CheckLimits.check(request);
        boolean wasCompleted = run.isCompleted();
        apply(run, request);
        if (run.isCompleted() && !wasCompleted) {
            tell(repository, run, "completed", caller.account());
        }
        advance(repository);
        return run;
    }

    private void advance(Repository repository) {
        queue.advance(repository);
        autoMerge.advance(repository);
    }

    private void apply(CheckRun run, JsonNode request) {
        text(request, "name").ifPresent(name -> run.name = name);
        text(request, "status").ifPresent(status -> run.status = status);
        text(request, "conclusion").ifPresent(conclusion -> {
            run.conclusion = Optional.of(conclusion);
            run.status = "completed";
        });
        if (run.isCompleted()) {
            run.completed = Optional.of(
                    text(request, "completed_at").map(Instant::parse).orElseGet(hub.world()::now));
        } else {
            run.completed = Optional.empty();
            run.conclusion = Optional.empty();
        }
        text(request, "started_at").map(Instant::parse).ifPresent(started -> run.started = started);
        text(request, "details_url").ifPresent(url -> run.detailsUrl = Optional.of(url));
        text(request, "external_id").ifPresent(external -> run.externalId = external);
        JsonNode output = request.path("output");
        if (output.isObject()) {
            text(output, "title").ifPresent(title -> run.title = Optional.of(title));
            run.summary = text(output, "summary");
            text(output, "text").ifPresent(text -> run.text = Optional.of(text));
            output.path("annotations").forEach(run.annotations::add);
        }
        if (request.has("actions")) {
            run.actions.clear();
            request.path("actions").forEach(run.actions::add);
        }
    }

    private void here(Caller caller, Repository repository) {
        hub.demand(hub.world().mayWrite(caller, repository), 403, "Resource not accessible by integration");
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.path(field).isTextual() ? Optional.of(node.path(field).asText()) : Optional.empty();
    }

    private static App app(Caller caller) {
        if (caller instanceof Caller.Installation installation) {
            return installation.installed().app();
        }
        throw Refusal.of(403, "You must authenticate via a GitHub App.");
    }

    static CheckRun find(Repository repository, long id) {
        return repository.checks.stream()
                .filter(run -> run.id == id)
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    /** Somebody asks for the check to be run again: only its App hears of it. */
    void rerequest(Caller caller, Repository repository, long id) {
        CheckRun run = find(repository, id);
        hub.demand(hub.world().mayWrite(caller, repository), 403, "Must have push access to repository.");
        hub.events()
                .only(
                        run.app,
                        repository,
                        caller.account(),
                        "check_run",
                        Json.object(
                                "action",
                                "rerequested",
                                "check_run",
                                hub.shapes().checks().announced(repository, run)));
    }

    /** Somebody presses one of the run's buttons: only its App hears of it. */
    void press(Caller caller, Repository repository, long id, String identifier) {
        CheckRun run = find(repository, id);
        boolean there = run.actions.stream()
                .anyMatch(action -> action.path("identifier").asText().equals(identifier));
        hub.demand(there, 422, "The check run has no button " + identifier);
        hub.demand(hub.world().mayWrite(caller, repository), 403, "Must have push access to repository.");
        hub.events()
                .only(
                        run.app,
                        repository,
                        caller.account(),
                        "check_run",
                        Json.object(
                                "action", "requested_action",
                                "check_run", hub.shapes().checks().announced(repository, run),
                                "requested_action", Json.object("identifier", identifier)));
    }

    private void tell(Repository repository, CheckRun run, String action, Account sender) {
        hub.events()
                .about(
                        repository,
                        sender,
                        "check_run",
                        Json.object(
                                "action",
                                action,
                                "check_run",
                                hub.shapes().checks().announced(repository, run)));
    }
}
