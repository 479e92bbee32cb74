package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

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
        return ruleset("Repository", repository.fullName(), rules, Json.object());
    }

    ObjectNode ruleset(Organisation organisation, Ruleset rules) {
        Ruleset.Names names = rules.repositories();
        return ruleset(
                "Organization",
                organisation.account.login(),
                rules,
                Json.object("repository_name", Json.object("include", names.include(), "exclude", names.exclude())));
    }

    private static ObjectNode ruleset(String type, String source, Ruleset rules, ObjectNode conditions) {
        Ruleset.Names branches = rules.branches();
        conditions.set("ref_name", Json.object("include", branches.include(), "exclude", branches.exclude()));
        ArrayNode all = Json.array(rules.others(), rule -> rule);
        if (!rules.checks().isEmpty()) {
            all.add(rule(rules));
        }
        return Json.object(
                "id", rules.id(),
                "node_id", Ids.Kind.RULESET.node(rules.id()),
                "name", rules.name(),
                "target", "branch",
                "source_type", type,
                "source", source,
                "enforcement", rules.enforcement(),
                "bypass_actors", rules.bypass(),
                "conditions", conditions,
                "rules", all,
                "created_at", rules.created(),
                "updated_at", rules.created());
    }

    /** A branch with its classic protection. */
    ObjectNode branch(Repository repository, String branch, ObjectNode commit) {
        String url = urls.repository(repository) + "/branches/" + Urls.encodedPath(branch);
        Optional<Repository.Protection> protection = Optional.ofNullable(repository.protections.get(branch));
        List<Ruleset.RequiredCheck> checks =
                protection.map(Repository.Protection::check).stream().toList();
        return Json.object(
                "name",
                branch,
                "commit",
                commit,
                "_links",
                Json.object("html", urls.page(repository) + "/tree/" + Urls.encodedPath(branch), "self", url),
                "protected",
                protection.isPresent(),
                "protection_url",
                url + "/protection",
                "protection",
                Json.object(
                        "enabled",
                        protection.isPresent(),
                        "required_status_checks",
                        Json.object(
                                "enforcement_level",
                                protection
                                        .map(found -> found.everyone() ? "everyone" : "non_admins")
                                        .orElse("off"),
                                "contexts",
                                checks.stream()
                                        .map(Ruleset.RequiredCheck::context)
                                        .toList(),
                                "checks",
                                Json.array(
                                        checks,
                                        check -> Json.object(
                                                "context",
                                                check.context(),
                                                "app_id",
                                                check.app() == 0 ? null : check.app())))));
    }

    static ObjectNode rule(Ruleset rules) {
        return Json.object(
                "type",
                "required_status_checks",
                "parameters",
                Json.object(
                        "strict_required_status_checks_policy", rules.strict(),
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
