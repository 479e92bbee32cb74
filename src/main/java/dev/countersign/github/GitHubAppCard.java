package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.AppSource;
import dev.countersign.flow.SubjectGone;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks about the App and its installations, as the App itself. */
@ApplicationScoped
public class GitHubAppCard implements AppSource {

    private final GitHubHttp http;

    /** Asks by this client. */
    public GitHubAppCard(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public Card card() {
        JsonNode app = http.request(Ask.get(Ask.THE_APP, "/app")).body();
        Set<String> events = new HashSet<>();
        app.path("events").forEach(event -> events.add(event.asText()));
        JsonNode owner = app.path("owner");
        return new Card(
                app.path("slug").asText(),
                app.path("name").asText(),
                app.path("html_url").asText(),
                owner.path("login").asText(owner.path("slug").asText()),
                isOrganisation(owner),
                permissions(app),
                events);
    }

    @Override
    public List<Installation> installations() {
        List<Installation> all = new ArrayList<>();
        http.request(Ask.get(Ask.THE_APP, "/app/installations?per_page=100"))
                .body()
                .forEach(one -> all.add(new Installation(
                        one.path("id").asLong(),
                        one.path("account").path("login").asText(),
                        isOrganisation(one.path("account")),
                        one.path("html_url").asText(),
                        one.path("suspended_at").isTextual(),
                        permissions(one))));
        return all;
    }

    @Override
    public List<Seen> repositories(long installation) {
        List<Seen> all = new ArrayList<>();
        http.request(Ask.get(installation, "/installation/repositories?per_page=100"))
                .body()
                .path("repositories")
                .forEach(one -> all.add(new Seen(
                        one.path("id").asLong(),
                        new RepositoryRef(
                                one.path("owner").path("login").asText(),
                                one.path("name").asText()),
                        one.path("pushed_at").isTextual()
                                ? Instant.parse(one.path("pushed_at").asText())
                                : Instant.EPOCH,
                        one.path("archived").asBoolean())));
        return all;
    }

    @Override
    public boolean sees(RepositoryRef repository) {
        try {
            http.request(
                    Ask.get(Ask.THE_APP, "/repos/{owner}/{repo}/installation", repository.owner(), repository.name()));
            return true;
        } catch (SubjectGone none) {
            return false;
        }
    }

    private static boolean isOrganisation(JsonNode account) {
        return account.path("type").asText().equals("Organization");
    }

    private static Map<String, String> permissions(JsonNode granted) {
        Map<String, String> all = new HashMap<>();
        granted.path("permissions")
                .properties()
                .forEach(one -> all.put(one.getKey(), one.getValue().asText()));
        return all;
    }
}
