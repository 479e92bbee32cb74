package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks the App over HTTP as programs do: with a token, or with none. */
public final class Caller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningApp app;

    /** Asks that one. */
    public Caller(RunningApp app) {
        this.app = app;
    }

    /** A token that the command makes, of that name and scope. */
    public String token(String name, String... scope) {
        List<String> line = new ArrayList<>(List.of("token", "create", "--name", name));
        line.addAll(List.of(scope));
        RunningApp.Answer answer = app.run(line.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer::text);
        return answer.text()
                .lines()
                .map(String::strip)
                .filter(text -> text.matches("[A-Za-z0-9_.-]{20,}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.text()));
    }

    /** Asks for a path, with that token; with none where it is empty. */
    public HttpResponse<String> ask(String token, String path) {
        return send(token, path, HttpRequest.newBuilder());
    }

    /** Sends a body of that type. */
    public HttpResponse<String> post(String token, String path, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(token, path, request);
    }

    private HttpResponse<String> send(String token, String path, HttpRequest.Builder request) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.uri(app.webhook().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
