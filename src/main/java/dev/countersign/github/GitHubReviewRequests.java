package dev.countersign.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.flow.ReviewRequests;
import dev.countersign.flow.Subject;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks people for a review. */
@ApplicationScoped
public class GitHubReviewRequests implements ReviewRequests {

    private final GitHubHttp http;

    /** Asks by this client. */
    public GitHubReviewRequests(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public void ask(Subject subject, List<String> logins) {
        ObjectNode body = Json.object();
        logins.forEach(body.putArray("reviewers")::add);
        http.request(Ask.write(
                subject.installation(),
                "POST",
                "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
                body,
                subject.ref().repository().owner(),
                subject.ref().repository().name(),
                subject.ref().number()));
    }
}
