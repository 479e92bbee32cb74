package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.flow.DeliverySource;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of the App's own webhook deliveries, as the App itself. */
@ApplicationScoped
public class GitHubDeliveries implements DeliverySource {

    private static final String LIST = "/app/hook/deliveries";
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>;\\s*rel=\"next\"");
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&]+)");

    private final GitHubHttp http;

    /** Reads by this client. */
    public GitHubDeliveries(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public Page page(String place) {
        Reply reply = http.request(
                place.isEmpty()
                        ? Ask.get(Ask.THE_APP, LIST + "?per_page=100")
                        : Ask.get(Ask.THE_APP, LIST + "?per_page=100&cursor={cursor}", place));
        List<Attempt> attempts = new ArrayList<>();
        reply.body().forEach(one -> attempts.add(attempt(one)));
        return new Page(attempts, cursor(reply.link()));
    }

    private static Attempt attempt(JsonNode one) {
        return new Attempt(
                one.path("id").asLong(),
                one.path("guid").asText(),
                Instant.parse(one.path("delivered_at").asText()),
                one.path("event").asText(),
                one.path("action").isTextual() ? one.path("action").asText() : "",
                one.path("installation_id").asLong(),
                one.path("repository_id").asLong());
    }

    /** Where the next part begins, by the Link header. */
    private static String cursor(String link) {
        Matcher next = NEXT.matcher(link);
        if (!next.find()) {
            return "";
        }
        Matcher cursor = CURSOR.matcher(next.group(1));
        return cursor.find() ? URLDecoder.decode(cursor.group(1), StandardCharsets.UTF_8) : "";
    }

    @Override
    public void askAgain(long attempt) {
        http.request(new Ask(
                Ask.THE_APP,
                "POST",
                "/app/hook/deliveries/{delivery_id}/attempts",
                List.of(attempt),
                MissingNode.getInstance(),
                ""));
    }

    @Override
    public String payload(long attempt) {
        return http.request(Ask.get(Ask.THE_APP, "/app/hook/deliveries/{delivery_id}", attempt))
                .body()
                .path("request")
                .path("payload")
                .toString();
    }
}
