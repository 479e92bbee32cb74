package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.enforcement.Bypass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads parts of rulesets as GitHub writes them. */
final class RulesetText {

    /** GitHub's numbers of the roles that every repository has. */
    private static final Map<Integer, String> ROLES =
            Map.of(2, "people who may maintain the repository", 4, "people who may write", 5, "repository admins");

    private RulesetText() {}

    /** Who may pass by a ruleset. */
    static Bypass bypass(JsonNode ruleset) {
        JsonNode actors = ruleset.path("bypass_actors");
        if (!actors.isArray()) {
            return new Bypass.Unknown("GitHub tells it only to Apps that may change the ruleset");
        }
        List<String> who = new ArrayList<>();
        actors.forEach(actor -> who.add(name(actor)
                + (actor.path("bypass_mode").asText("always").equals("pull_request")
                        ? " (by pull request only)"
                        : "")));
        return who.isEmpty() ? new Bypass.Nobody() : new Bypass.Some(who);
    }

    private static String name(JsonNode actor) {
        long id = actor.path("actor_id").asLong();
        return switch (actor.path("actor_type").asText()) {
            case "OrganizationAdmin" -> "organisation owners";
            case "RepositoryRole" -> ROLES.getOrDefault((int) id, "people in the repository role " + id);
            case "Team" -> "team " + id;
            case "Integration" -> "App " + id;
            case "DeployKey" -> "deploy keys";
            case "User" -> "user " + id;
            default -> actor.path("actor_type").asText() + " " + id;
        };
    }
}
