package dev.countersign.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.flow.TryLater;
import dev.countersign.web.access.Identities;
import dev.countersign.web.access.LoginSettings;
import dev.countersign.web.access.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Learns who somebody is: gives GitHub the code for a token, asks whose it is, and forgets the token. Safe for use by many threads.
 */
@ApplicationScoped
public class GitHubIdentities implements Identities {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EXCHANGE = "/login/oauth/access_token";
    private static final String WHO = "/user";

    private final Transport transport;
    private final LoginSettings settings;

    /** Asks the GitHub of these settings. */
    @Inject
    public GitHubIdentities(MeterRegistry meters, LoginSettings settings) {
        this(new Transport(Connections.open(), PATIENCE, meters), settings);
    }

    GitHubIdentities(Transport transport, LoginSettings settings) {
        this.transport = transport;
        this.settings = settings;
    }

    @Override
    public Visitor who(String code, String verifier) {
        String token = token(code, verifier);
        JsonNode user = ask("GET", settings.rest() + WHO, WHO, Map.of("Authorization", "Bearer " + token), "");
        long id = user.path("id").asLong();
        String login = user.path("login").asText();
        if (id <= 0 || login.isEmpty() || !user.path("type").asText().equals("User")) {
            throw new Unproven("GitHub names no person (GET " + WHO + ")", false);
        }
        return new Visitor(id, login);
    }

    private String token(String code, String verifier) {
        String form = "client_id=" + encoded(settings.clientId()) + "&client_secret=" + encoded(settings.clientSecret())
                + "&code=" + encoded(code) + "&redirect_uri=" + encoded(settings.callback()) + "&code_verifier="
                + encoded(verifier);
        JsonNode answer = ask(
                "POST",
                settings.github() + EXCHANGE,
                EXCHANGE,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form);
        String token = answer.path("access_token").asText();
        // A header takes visible ASCII only; anything else would end up, quoted, in an exception's message.
        if (token.isEmpty() || !token.chars().allMatch(c -> c > 32 && c < 127)) {
            String why = Trouble.line(answer.path("error").asText("it names no token"));
            throw new Unproven("GitHub does not take the code (POST " + EXCHANGE + ": " + why + ")", false);
        }
        return token;
    }

    private JsonNode ask(String method, String address, String route, Map<String, String> more, String form) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "countersign");
        Answer answer;
        try {
            answer = transport.send(new Transport.Call(
                    method,
                    URI.create(address),
                    headers,
                    form.getBytes(StandardCharsets.UTF_8),
                    method + " " + route,
                    false));
        } catch (TryLater broken) {
            throw new Unproven(broken.getMessage(), true);
        }
        if (answer.status() != 200) {
            throw new Unproven(
                    "GitHub answered " + answer.status() + " (" + method + " " + route + ")",
                    answer.status() >= 500 || answer.status() == 429);
        }
        return Json.readOr(answer.body(), Json.object());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
