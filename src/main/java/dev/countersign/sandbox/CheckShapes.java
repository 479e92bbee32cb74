package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Check runs and rulesets as REST and webhooks show them. */
final class CheckShapes {

    private final Urls urls;
    private final PeopleShapes people;

    CheckShapes(Urls urls, PeopleShapes people) {
        this.urls = urls;
        this.people = people;
    }

    ObjectNode run(Repository repository, CheckRun run) {
        String url = urls.repository(repository) + "/check-runs/" + run.id;
        String page = urls.page(repository) + "/runs/" + run.id;
        return Json.object(
                "id",
                run.id,
                "name",
                run.name,
                "node_id",
                Ids.Kind.CHECK_RUN.node(run.id),
                "head_sha",
                run.headSha,
                "external_id",
                run.externalId,
                "url",
                url,
                "html_url",
                page,
                "details_url",
                run.detailsUrl.orElse(page),
                "status",
                run.status,
                "conclusion",
                run.conclusion,
                "started_at",
                run.started,
                "completed_at",
                run.completed,
                "output",
                Json.object(
                        "title", run.title,
                        "summary", run.summary,
                        "text", run.text,
                        "annotations_count", run.annotations.size(),
                        "annotations_url", url + "/annotations"),
                "check_suite",
                Json.object("id", run.suite),
                "app",
                people.app(run.app),
                "pull_requests",
                pulls(repository, run.headSha));
    }

    /** Open pull requests of the same repository with that head; GitHub names none that come from forks. */
    private JsonNode pulls(Repository repository, String head) {
        List<PullRequest> pulls = repository.pulls.values().stream()
                .filter(pull -> pull.open && !pull.fromFork() && pull.headSha.equals(head))
                .toList();
        return Json.array(
                pulls,
                pull -> Json.object(
                        "id", pull.id,
                        "number", pull.number,
                        "url", urls.pull(pull),
                        "head", side(repository, pull.headRef, pull.headSha),
                        "base", side(repository, pull.baseRef, pull.baseSha)));
    }

    private ObjectNode side(Repository repository, String ref, String sha) {
        return Json.object(
                "ref", ref,
                "sha", sha,
                "repo",
                        Json.object(
                                "id", repository.id,
                                "name", repository.name,
                                "url", urls.repository(repository)));
    }

    /** The run as its webhook has it: with more about the suite. */
    ObjectNode announced(Repository repository, CheckRun run) {
        ObjectNode shape = run(repository, run);
        String url = urls.repository(repository) + "/check-suites/" + run.suite;
        shape.set(
                "check_suite",
                Json.object(
                        "id",
                        run.suite,
                        "node_id",
                        Ids.Kind.CHECK_SUITE.node(run.suite),
                        "head_branch",
                        null,
                        "head_sha",
                        run.headSha,
                        "status",
                        run.status,
                        "conclusion",
                        run.conclusion,
                        "url",
                        url,
                        "before",
                        null,
                        "after",
                        run.headSha,
                        "pull_requests",
                        pulls(repository, run.headSha),
                        "app",
                        people.app(run.app),
                        "created_at",
                        run.started,
                        "updated_at",
                        run.completed.orElse(run.started)));
        return shape;
    }

    ObjectNode ruleset(Repository repository, Ruleset rules) {
        return Json.object(
                "id", rules.id(),
                "node_id", Ids.Kind.RULESET.node(rules.id()),
                "name", rules.name(),
                "target", "branch",
                "source_type", "Repository",
                "source", repository.fullName(),
                "enforcement", rules.enforcement(),
                "bypass_actors", List.of(),
                "conditions",
                        Json.object("ref_name", Json.object("include", rules.include(), "exclude", rules.exclude())),
                "rules", Json.array(rule(rules)),
                "created_at", rules.created(),
                "updated_at", rules.created());
    }

    ObjectNode rule(Ruleset rules) {
        return Json.object(
                "type",
                "required_status_checks",
                "parameters",
                Json.object(
                        "strict_required_status_checks_policy", false,
                        "do_not_enforce_on_create", false,
                        "required_status_checks", Json.array(rules.checks(), CheckShapes::required)));
    }

    private static ObjectNode required(Ruleset.RequiredCheck check) {
        ObjectNode shape = Json.object("context", check.context());
        if (check.app() != 0) {
            shape.put("integration_id", check.app());
        }
        return shape;
    }
}
