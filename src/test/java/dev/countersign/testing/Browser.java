package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A browser that keeps cookies and goes where it is sent only when told to. Each has an address of its own, as behind a proxy. */
public final class Browser {

    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI app;
    private final String own;
    private final String address = "203.0.113." + NEXT.getAndIncrement();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * One that sees the App.
     *
     * @param app where the App listens, with a slash at the end
     * @param own by which address people reach it
     */
    public Browser(URI app, String own) {
        this.app = app;
        this.own = own;
    }

    /** What it keeps, by name. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Asks for a path of the App, or for the App's own address. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form from a page of the App. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, "Origin", own, "Sec-Fetch-Site", "same-origin");
    }

    /** Sends a form with these headers alone. */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    /**
     * Logs somebody in by the sandbox.
     *
     * @return the answer that has the session
     */
    public HttpResponse<String> logIn(String login, String to) {
        return get(chosen(login, to));
    }

    /** Where GitHub sends the browser back to after somebody was chosen there. */
    public String chosen(String login, String to) {
        String github = location(get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
        HttpRequest choice = HttpRequest.newBuilder(URI.create(github))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=" + login))
                .build();
        return location(exchange(choice));
    }

    /** Where an answer sends the browser. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " sends nowhere: " + answer.body()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        String local = path.startsWith(own) ? path.substring(own.length()) : path;
        HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve(local)).header("X-Forwarded-For", address);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request.build());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String pair = line.split(";")[0];
            String name = pair.substring(0, pair.indexOf('='));
            cookies.remove(name);
            if (!line.contains("Max-Age=0")) {
                cookies.put(name, pair.substring(name.length() + 1));
            }
        }
        return answer;
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
