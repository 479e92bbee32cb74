package dev.countersign.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Changes the code that GitHub sent a person back with into the App and its secrets; a code is good once, for an hour. */
final class Conversion {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CREATED = 201;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Asks GitHub.
     *
     * @throws Mistake when GitHub gives no App for it
     */
    GitHubApp convert(Attempt attempt, String code) {
        GitHubAddress github = attempt.github();
        HttpRequest request = HttpRequest.newBuilder(URI.create(github.api() + "/app-manifests/"
                        + URLEncoder.encode(code, StandardCharsets.UTF_8) + "/conversions"))
                .timeout(PATIENCE)
                .header("Accept", "application/vnd.github+json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new Mistake(
                        "GitHub answered " + answer.statusCode() + " to the code that it had sent you back with."
                                + " A code is good once and for an hour: begin again, and if GitHub says that the name is taken,"
                                + " delete the App that was made, or take another name.");
            }
            return app(JSON.readTree(answer.body()), attempt);
        } catch (IOException broken) {
            throw new Mistake("GitHub at " + github.api() + " could not be asked (" + broken.getMessage()
                    + "). The code is still good: load this page again when this machine reaches GitHub.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Mistake("The process is being stopped.");
        }
    }

    private static GitHubApp app(JsonNode json, Attempt attempt) {
        GitHubApp app = new GitHubApp(
                json.path("id").asLong(),
                json.path("slug").asText(),
                json.path("html_url")
                        .asText(attempt.github().web() + "/apps/"
                                + json.path("slug").asText()),
                attempt.github().api(),
                attempt.manifest().address(),
                json.path("client_id").asText(),
                json.path("client_secret").asText(),
                json.path("webhook_secret").asText(),
                json.path("pem").asText(),
                attempt.operator());
        if (app.id() == 0 || app.privateKey().isEmpty() || app.webhookSecret().isEmpty()) {
            throw new Mistake(
                    "GitHub's answer has no id, private key or webhook secret. Set the App's id, key and secret"
                            + " by hand, as the README says.");
        }
        return app;
    }
}
