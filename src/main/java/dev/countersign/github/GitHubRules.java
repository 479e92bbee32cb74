package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.enforcement.RequiredCheck.Rule;
import dev.countersign.flow.Project;
import dev.countersign.flow.Rules;
import dev.countersign.flow.SubjectGone;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which checks a branch requires: by one request for rulesets of every level, and by one more for classic protection
 * where no ruleset requires ours.
 */
@ApplicationScoped
public class GitHubRules implements Rules {

    private static final int MOST_PAGES = 10;

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubRules(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public long app() {
        return Long.parseLong(http.appId());
    }

    @Override
    public List<RequiredCheck> requiring(Project project, String branch, String check) {
        List<RequiredCheck> found = byRulesets(project, branch, check);
        return found.isEmpty() ? byProtection(project, branch, check) : found;
    }

    private List<RequiredCheck> byRulesets(Project project, String branch, String check) {
        List<RequiredCheck> found = new ArrayList<>();
        Reply reply;
        int page = 1;
        do {
            reply = ask(
                    project, "/repos/{owner}/{repo}/rules/branches/{branch}?per_page=100&page={page}", branch, page++);
            reply.body().forEach(rule -> {
                if (rule.path("type").asText().equals("required_status_checks")) {
                    Rule source = new Rule.Ruleset(
                            rule.path("ruleset_id").asLong(),
                            rule.path("ruleset_source").asText(),
                            !rule.path("ruleset_source_type").asText().equals("Repository"));
                    JsonNode required = rule.path("parameters").path("required_status_checks");
                    required.forEach(one -> {
                        if (one.path("context").asText().equals(check)) {
                            found.add(
                                    new RequiredCheck(one.path("integration_id").asLong(), source));
                        }
                    });
                }
            });
        } while (reply.hasNext() && page <= MOST_PAGES);
        return found;
    }

    private List<RequiredCheck> byProtection(Project project, String branch, String check) {
        JsonNode body;
        try {
            body = ask(project, "/repos/{owner}/{repo}/branches/{branch}", branch)
                    .body();
        } catch (SubjectGone missing) {
            // The rules could be read, so the repository is there: it is the branch that is not, and nothing protects
            // it.
            return List.of();
        }
        JsonNode checks = body.path("protection").path("required_status_checks");
        String level = checks.path("enforcement_level").asText("off");
        if (!body.path("protected").asBoolean() || level.equals("off")) {
            return List.of();
        }
        Rule rule = new Rule.Protection(level.equals("everyone"));
        List<RequiredCheck> found = new ArrayList<>();
        checks.path("checks").forEach(one -> {
            if (one.path("context").asText().equals(check)) {
                // GitHub says -1, null or nothing for "whoever reports it".
                found.add(new RequiredCheck(Math.max(0, one.path("app_id").asLong()), rule));
            }
        });
        if (found.isEmpty()) {
            checks.path("contexts").forEach(one -> {
                if (one.asText().equals(check)) {
                    found.add(new RequiredCheck(RequiredCheck.ANYONES, rule));
                }
            });
        }
        return found;
    }

    @Override
    public Bypass bypass(Project project, Rule rule) {
        if (rule instanceof Rule.Protection protection) {
            return protection.everyone() ? new Bypass.Nobody() : new Bypass.Some(List.of("administrators"));
        }
        Rule.Ruleset ruleset = (Rule.Ruleset) rule;
        JsonNode body = ruleset.organisations()
                ? http.request(Ask.get(
                                project.installation(),
                                "/orgs/{org}/rulesets/{ruleset_id}",
                                ruleset.source(),
                                ruleset.id()))
                        .body()
                : ask(project, "/repos/{owner}/{repo}/rulesets/{ruleset_id}", ruleset.id())
                        .body();
        return RulesetText.bypass(body);
    }

    private Reply ask(Project project, String template, Object... values) {
        List<Object> all =
                new ArrayList<>(List.of(project.ref().owner(), project.ref().name()));
        all.addAll(List.of(values));
        return http.request(Ask.get(project.installation(), template, all.toArray()));
    }
}
