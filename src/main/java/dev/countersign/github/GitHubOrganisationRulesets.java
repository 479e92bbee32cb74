package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.enforcement.RulesetTerms;
import dev.countersign.flow.OrganisationRulesets;
import dev.countersign.flow.Publications;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import dev.countersign.github.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes rulesets of organisations. */
public final class GitHubOrganisationRulesets implements OrganisationRulesets {

    private static final String LIST = "/orgs/{org}/rulesets";
    private static final String ONE = LIST + "/{ruleset_id}";
    private static final String CHECKS = "required_status_checks";
    private static final int MOST_PAGES = 10;

    private final GitHubHttp http;

    /** Works by this client. */
    public GitHubOrganisationRulesets(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public Access access(String organisation) {
        JsonNode body = http.request(Ask.get(Ask.THE_APP, "/orgs/{org}/installation", organisation))
                .body();
        return new Access(
                body.path("id").asLong(),
                body.path("permissions")
                        .path("organization_administration")
                        .asText()
                        .equals("write"),
                body.path("html_url").asText());
    }

    @Override
    public Optional<Found> find(Access access, String organisation, String name) {
        Reply reply;
        int page = 1;
        do {
            reply = http.request(
                    Ask.get(access.installation(), LIST + "?per_page=100&page={page}", organisation, page++));
            for (JsonNode one : reply.body()) {
                if (one.path("name").asText().equals(name)) {
                    return Optional.of(found(http.request(Ask.get(
                                    access.installation(),
                                    ONE,
                                    organisation,
                                    one.path("id").asLong()))
                            .body()));
                }
            }
        } while (reply.hasNext() && page <= MOST_PAGES);
        return Optional.empty();
    }

    private static Found found(JsonNode body) {
        JsonNode conditions = body.path("conditions");
        Set<Long> apps = new HashSet<>();
        for (JsonNode rule : body.path("rules")) {
            for (JsonNode check : rule.path("parameters").path(CHECKS)) {
                if (check.path("context").asText().equals(Publications.CHECK)) {
                    apps.add(check.path("integration_id").asLong(RequiredCheck.ANYONES));
                }
            }
        }
        RulesetTerms terms = new RulesetTerms(
                body.path("enforcement").asText(),
                names(conditions.path("ref_name")),
                names(conditions.path("repository_name")),
                apps);
        return new Found(body.path("id").asLong(), terms, RulesetText.bypass(body), body.toString());
    }

    private static RulesetTerms.Names names(JsonNode node) {
        return new RulesetTerms.Names(texts(node.path("include")), texts(node.path("exclude")));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Override
    public void create(Access access, String organisation, String name, RulesetTerms terms) {
        ObjectNode body = Json.object().put("name", name).put("target", "branch");
        body.putArray("bypass_actors");
        write(body, terms, Json.object().putArray("rules"));
        http.request(Ask.write(access.installation(), "POST", LIST, body, organisation));
    }

    @Override
    public void change(Access access, String organisation, Found found, RulesetTerms terms) {
        try {
            JsonNode before = Json.read(found.body().getBytes(StandardCharsets.UTF_8));
            ObjectNode body = Json.object();
            write(body, terms, before.path("rules"));
            http.request(Ask.write(access.installation(), "PUT", ONE, body, organisation, found.id()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(ObjectNode body, RulesetTerms terms, JsonNode before) {
        body.put("enforcement", terms.enforcement());
        ObjectNode conditions = body.putObject("conditions");
        write(conditions.putObject("ref_name"), terms.branches());
        write(conditions.putObject("repository_name"), terms.repositories());
        ArrayNode rules = body.putArray("rules");
        ObjectNode parameters = Json.object().put("strict_required_status_checks_policy", false);
        ArrayNode required = Json.object().putArray(CHECKS);
        for (JsonNode rule : before) {
            if (rule.path("type").asText().equals(CHECKS)) {
                // Other checks that it requires stay, and so does what else it says of checks.
                rule.path("parameters").properties().forEach(field -> parameters.set(field.getKey(), field.getValue()));
                rule.path("parameters").path(CHECKS).forEach(check -> {
                    if (!check.path("context").asText().equals(Publications.CHECK)) {
                        required.add(check);
                    }
                });
            } else {
                rules.add(rule);
            }
        }
        terms.apps()
                .forEach(app ->
                        required.addObject().put("context", Publications.CHECK).put("integration_id", app));
        parameters.set(CHECKS, required);
        rules.addObject().put("type", CHECKS).set("parameters", parameters);
    }

    private static void write(ObjectNode node, RulesetTerms.Names names) {
        ArrayNode include = node.putArray("include");
        new TreeSet<>(names.include()).forEach(include::add);
        ArrayNode exclude = node.putArray("exclude");
        new TreeSet<>(names.exclude()).forEach(exclude::add);
    }
}
