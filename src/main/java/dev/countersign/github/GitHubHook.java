package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.flow.HookSource;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads where the App's webhooks go and how the latest ones were answered, as the App itself. */
@ApplicationScoped
public class GitHubHook implements HookSource {

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubHook(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public String address() {
        return http.request(Ask.get(Ask.THE_APP, "/app/hook/config"))
                .body()
                .path("url")
                .asText("");
    }

    @Override
    public List<Sent> latest() {
        List<Sent> all = new ArrayList<>();
        http.request(Ask.get(Ask.THE_APP, "/app/hook/deliveries?per_page=50"))
                .body()
                .forEach(one -> all.add(sent(one)));
        return all;
    }

    private static Sent sent(JsonNode one) {
        return new Sent(
                one.path("id").asLong(),
                one.path("guid").asText(),
                Instant.parse(one.path("delivered_at").asText()),
                one.path("event").asText(),
                one.path("installation_id").asLong(),
                one.path("status_code").asInt(),
                one.path("status").asText());
    }
}
