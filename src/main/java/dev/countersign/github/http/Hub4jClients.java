package dev.countersign.github.http;

import dev.countersign.flow.TryLater;
import io.quarkiverse.githubapp.GitHubCustomizer;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Makes the extension's own clients fail at a limit, where hub4j would sleep for up to an hour, and sends their requests
 * the way ours go: with time-outs, and counted.
 */
@Singleton
public class Hub4jClients implements GitHubCustomizer {

    /** What the client sets itself. */
    private static final Set<String> RESTRICTED = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final GitHubHttp http;

    /** Sends by this client's transport. */
    public Hub4jClients(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public void customize(GitHubBuilder builder) {
        builder.withConnector(this::send)
                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL);
    }

    @Override
    public void customizeApplicationClient(GitHubBuilder builder) {
        customize(builder);
    }

    private GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        byte[] body = new byte[0];
        if (request.hasBody()) {
            try (InputStream stream = request.body()) {
                body = stream.readAllBytes();
            }
        }
        Map<String, String> headers = new HashMap<>();
        request.allHeaders().forEach((name, values) -> {
            if (name != null && !RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        try {
            Answer answer = http.transport()
                    .send(new Transport.Call(
                            request.method(), URI.create(request.url().toString()), headers, body, "hub4j", false));
            return new Response(request, answer);
        } catch (TryLater e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {

        private final byte[] body;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(
                    request,
                    answer.status(),
                    Map.<String, List<String>>copyOf(answer.headers().map()));
            this.body = answer.body();
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
