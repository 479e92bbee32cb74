package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Issues;
import dev.countersign.flow.SubjectGone;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** Writes our issues. */
@ApplicationScoped
public class GitHubIssues implements Issues {

    private final GitHubHttp http;

    /** Writes by this client. */
    public GitHubIssues(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public int open(long installation, RepositoryRef repository, String title, String body) {
        return http.request(Ask.write(
                        installation,
                        "POST",
                        "/repos/{owner}/{repo}/issues",
                        Json.object().put("title", title).put("body", body),
                        repository.owner(),
                        repository.name()))
                .body()
                .path("number")
                .asInt();
    }

    @Override
    public boolean change(
            long installation, RepositoryRef repository, int number, String title, String body, boolean open) {
        ObjectNode change = Json.object().put("title", title).put("body", body).put("state", open ? "open" : "closed");
        try {
            http.request(Ask.write(
                    installation,
                    "PATCH",
                    "/repos/{owner}/{repo}/issues/{issue_number}",
                    change,
                    repository.owner(),
                    repository.name(),
                    number));
            return true;
        } catch (SubjectGone deleted) {
            return false;
        }
    }

    @Override
    public OptionalInt find(long installation, RepositoryRef repository, String beginning) {
        // It was created a moment ago, so it is among the newest, if it is there.
        JsonNode issues = http.request(Ask.get(
                        installation,
                        "/repos/{owner}/{repo}/issues?state=all&per_page=100",
                        repository.owner(),
                        repository.name()))
                .body();
        for (JsonNode issue : issues) {
            boolean ours =
                    issue.path("performed_via_github_app").path("id").asText().equals(http.appId());
            if (ours && issue.path("body").asText().startsWith(beginning)) {
                return OptionalInt.of(issue.path("number").asInt());
            }
        }
        return OptionalInt.empty();
    }
}
