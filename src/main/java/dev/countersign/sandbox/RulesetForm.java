package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads rulesets as they are sent. */
final class RulesetForm {

    private static final String CHECKS = "required_status_checks";

    private RulesetForm() {}

    static Ruleset read(long id, JsonNode body, Instant created) {
        if (!body.path("name").isTextual()) {
            throw Refusal.invalid("Ruleset", "name", "missing_field");
        }
        JsonNode conditions = body.path("conditions");
        return new Ruleset(
                id,
                body.path("name").asText(),
                body.path("enforcement").asText(),
                names(conditions.path("ref_name")),
                conditions.has("repository_name") ? names(conditions.path("repository_name")) : Ruleset.Names.ALL,
                each(body.path("rules"))
                        .flatMap(rule -> each(rule.path("parameters").path(CHECKS)))
                        .map(check -> new Ruleset.RequiredCheck(
                                check.path("context").asText(),
                                check.path("integration_id").asLong(0)))
                        .toList(),
                each(body.path("rules"))
                        .anyMatch(rule -> rule.path("parameters")
                                .path("strict_required_status_checks_policy")
                                .asBoolean()),
                each(body.path("rules"))
                        .filter(rule -> !rule.path("type").asText().equals(CHECKS))
                        .toList(),
                each(body.path("bypass_actors")).toList(),
                created);
    }

    private static Ruleset.Names names(JsonNode node) {
        return new Ruleset.Names(texts(node.path("include")), texts(node.path("exclude")));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }
}
