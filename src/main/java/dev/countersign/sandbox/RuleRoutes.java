package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rulesets and what they mean for a branch. */
record RuleRoutes(Hub hub, Asked asked) {

    private static final String ALL = "/repos/{owner}/{repo}/rulesets";

    void addTo(Routes routes) {
        routes.on("GET", ALL, call -> {
                    Repository repository = asked.repository(call);
                    return call.page(repository.rulesets, rules -> brief(repository, rules));
                })
                .on("POST", ALL, this::create)
                .on("GET", ALL + "/{ruleset_id}", call -> {
                    Repository repository = asked.repository(call);
                    return Answer.ok(hub.shapes().checks().ruleset(repository, find(repository, call)));
                })
                .on("DELETE", ALL + "/{ruleset_id}", call -> {
                    Repository repository = administered(call);
                    repository.rulesets.remove(find(repository, call));
                    return Answer.empty(204);
                })
                .on("GET", "/repos/{owner}/{repo}/rules/branches/{branch...}", call -> {
                    Repository repository = asked.repository(call);
                    return call.page(repository.rulesFor(call.param("branch")), rules -> inForce(repository, rules));
                });
    }

    private static Ruleset find(Repository repository, Call call) {
        return repository.rulesets.stream()
                .filter(rules -> rules.id() == call.id("ruleset_id"))
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private Repository administered(Call call) {
        Repository repository = asked.repository(call);
        hub.demand(
                call.caller() instanceof Caller.Person person
                        && hub.world().permission(repository, person.account()) == Permission.ADMIN,
                403,
                "Resource not accessible by integration");
        return repository;
    }

    private ObjectNode brief(Repository repository, Ruleset rules) {
        return hub.shapes()
                .checks()
                .ruleset(repository, rules)
                .without(List.of("rules", "conditions", "bypass_actors"));
    }

    private ObjectNode inForce(Repository repository, Ruleset rules) {
        return (ObjectNode) hub.shapes()
                .checks()
                .rule(rules)
                .setAll(Json.object(
                        "ruleset_source_type", "Repository",
                        "ruleset_source", repository.fullName(),
                        "ruleset_id", rules.id()));
    }

    private Answer create(Call call) {
        Repository repository = administered(call);
        JsonNode refs = call.body().path("conditions").path("ref_name");
        Ruleset rules = new Ruleset(
                hub.world().ids.next(Ids.Kind.RULESET),
                call.text("name"),
                call.text("enforcement"),
                texts(refs.path("include")),
                texts(refs.path("exclude")),
                each(call.body().path("rules"))
                        .flatMap(rule -> each(rule.path("parameters").path("required_status_checks")))
                        .map(check -> new Ruleset.RequiredCheck(
                                check.path("context").asText(),
                                check.path("integration_id").asLong(0)))
                        .toList(),
                hub.world().now());
        repository.rulesets.add(rules);
        return Answer.created(hub.shapes().checks().ruleset(repository, rules));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }
}
