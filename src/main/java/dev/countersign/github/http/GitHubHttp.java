package dev.countersign.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.budget.Gate;
import dev.countersign.budget.Halt;
import dev.countersign.budget.Limits;
import dev.countersign.budget.LocalAccounts;
import dev.countersign.budget.Price;
import dev.countersign.flow.Errand;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.githubapp.runtime.config.CheckedConfigProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks GitHub. Every request of ours goes through here; nothing here sleeps. Safe for use by many threads.
 *
 * <p>All methods throw {@link TryLater} for limits, time-outs, broken connections, server errors and answers that cannot
 * be read; {@link SubjectGone} for what is not there, or not for this installation; and
 * {@link Refused} for requests that GitHub will not take as they are. No message holds a secret.
 */
@ApplicationScoped
public class GitHubHttp {

    private static final Logger LOG = Logger.getLogger(GitHubHttp.class);

    /** GitHub itself ends requests after ten. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** Clocks that are further apart may be why GitHub does not take what the App proves itself by. */
    private static final Duration APART = Duration.ofSeconds(30);

    private static final long KEPT_BYTES = 8 << 20;
    private static final String MINT = "/app/installations/{installation_id}/access_tokens";

    private record Kept(String etag, String link, byte[] body) {}

    private final Transport transport;
    private final Supplier<Endpoints> endpoints;
    private final Supplier<AppKey> app;
    private final Gate gate;
    private final Clock clock;
    private final InstallationTokens tokens;
    private final Recent<String, Kept> kept = new Recent<>(KEPT_BYTES, entry -> entry.body().length);

    /** Asks the GitHub that is configured, as the App that is configured; both are read when they are needed. */
    @Inject
    public GitHubHttp(CheckedConfigProvider config, Gate gate, MeterRegistry meters, Clock clock) {
        this(
                new Transport(Connections.open(), PATIENCE, meters),
                () -> new Endpoints(config.restApiEndpoint(), config.graphqlApiEndpoint()),
                () -> new AppKey(config.appId(), config.privateKey()),
                gate,
                clock);
    }

    /** Asks through this transport as a process that is alone, and keeps the limits that GitHub names. */
    public GitHubHttp(Transport transport, Supplier<Endpoints> endpoints, Supplier<AppKey> app, Clock clock) {
        this(transport, endpoints, app, new Gate(new LocalAccounts(clock), Limits.LIFTED, "alone", clock), clock);
    }

    /** Asks through this transport what this gate lets pass. */
    public GitHubHttp(
            Transport transport, Supplier<Endpoints> endpoints, Supplier<AppKey> app, Gate gate, Clock clock) {
        this.transport = transport;
        this.endpoints = endpoints;
        this.app = app;
        this.gate = gate;
        this.clock = clock;
        this.tokens = new InstallationTokens(clock);
    }

    /** The id of the App that asks. */
    public String appId() {
        return app.get().id();
    }

    /** Sends a REST request. */
    public Reply request(Ask ask) {
        String address = endpoints.get().rest() + ask.path();
        String key = ask.installation() + " " + address;
        boolean read = ask.method().equals("GET");
        Optional<Kept> before = read ? kept.get(key) : Optional.empty();
        Map<String, String> headers = new HashMap<>();
        before.ifPresent(entry -> headers.put("If-None-Match", entry.etag()));
        byte[] body = ask.body().isMissingNode() ? new byte[0] : Json.write(ask.body());
        Price price = ask.installation() == Ask.THE_APP ? Price.NOTHING : Price.rest(ask.method());
        Answer answer = send(ask.installation(), price, ask.method(), address, headers, body, ask.route(), read);
        if (answer.status() == 304 && before.isPresent()) {
            return new Reply(200, before.get().link(), parse(before.get().body(), ask.route()));
        }
        if (answer.status() < 200 || answer.status() > 299) {
            throw trouble(ask.installation(), answer, ask.route(), ask.permission());
        }
        boolean empty = answer.body().length == 0 && !(read && answer.status() == 200);
        JsonNode json = empty ? MissingNode.getInstance() : parse(answer.body(), ask.route());
        String etag = answer.header("etag");
        if (read && answer.status() == 200 && !etag.isEmpty()) {
            kept.put(key, new Kept(etag, answer.header("link"), answer.body()));
        }
        return new Reply(answer.status(), answer.header("link"), json);
    }

    /**
     * Sends a GraphQL query. Fields that GitHub did not answer are listed, not thrown; a document that brought nothing at
     * all is thrown.
     *
     * @param name the document's name, for metrics and messages
     * @param document the query; it must not hold values
     * @param variables the values
     */
    public GraphReply query(long installation, String name, String document, ObjectNode variables) {
        String route = "GraphQL " + name;
        ObjectNode body = Json.object().put("query", document);
        body.set("variables", variables);
        Answer answer = send(
                installation, Price.QUERY, "POST", endpoints.get().graphql(), Map.of(), Json.write(body), route, true);
        if (answer.status() != 200) {
            throw trouble(installation, answer, route, "");
        }
        JsonNode json = parse(answer.body(), route);
        List<GraphReply.Problem> problems = new ArrayList<>();
        for (JsonNode error : json.path("errors")) {
            List<String> path = new ArrayList<>();
            error.path("path").forEach(step -> path.add(step.asText()));
            String type = error.path("type").asText("");
            if (Trouble.isLimit(error)) {
                throw halted(installation, Trouble.halt(answer, clock.instant()), route);
            }
            problems.add(new GraphReply.Problem(
                    type,
                    String.join(".", path),
                    Trouble.line(error.path("message").asText(""))));
        }
        if (!json.path("data").isObject()) {
            String why = problems.isEmpty() ? "it is empty" : problems.get(0).message();
            throw new TryLater("GitHub did not answer (" + route + "): " + why, Duration.ZERO, null);
        }
        return new GraphReply(json.path("data"), problems);
    }

    Transport transport() {
        return transport;
    }

    private RuntimeException trouble(long installation, Answer answer, String route, String permission) {
        RuntimeException trouble = Trouble.limit(answer, clock.instant())
                .<RuntimeException>map(halt -> halted(installation, halt, route))
                .orElseGet(() -> Trouble.of(answer, route, permission));
        if (trouble instanceof TryLater later && later.isBinding()) {
            Errand.current().hold(clock.instant().plus(later.after()));
        }
        return trouble;
    }

    private TryLater halted(long installation, Halt halt, String route) {
        Duration wait = gate.halt(installation, halt);
        return TryLater.forBudget(
                "GitHub's rate limit is reached (" + route + "), it may be asked again in " + wait.toSeconds()
                        + " seconds",
                wait);
    }

    private Answer send(
            long installation,
            Price price,
            String method,
            String address,
            Map<String, String> extra,
            byte[] body,
            String route,
            boolean repeatable) {
        boolean asApp = installation == Ask.THE_APP;
        Instant at = clock.instant();
        for (boolean second = false; ; second = true) {
            String token;
            Answer answer;
            // A token costs a request, too, so that there has to be leave before it is asked for.
            Gate.Pass pass = gate.pass(installation, price);
            try {
                token = asApp ? app.get().token(at) : tokens.get(installation, this::mint);
                Map<String, String> headers = headers(token, extra, body);
                answer = transport.send(
                        new Transport.Call(method, URI.create(address), headers, body, route, repeatable));
            } finally {
                pass.close();
            }
            Trouble.left(answer).ifPresent(left -> gate.saw(installation, answer.header("x-ratelimit-resource"), left));
            if (answer.status() != 401 || second) {
                return answer;
            }
            if (!asApp) {
                tokens.drop(installation, token);
                continue;
            }
            Instant theirs = Trouble.date(answer).orElse(at);
            Duration apart = Duration.between(at, theirs);
            if (apart.abs().compareTo(APART) < 0) {
                return answer;
            }
            // What the App proves itself by has a time in it; GitHub's own clock is the one that counts.
            LOG.warnf("this machine's clock is %d seconds apart from GitHub's; set it right", apart.toSeconds());
            at = theirs;
        }
    }

    private static Map<String, String> headers(String token, Map<String, String> extra, byte[] body) {
        Map<String, String> headers = new HashMap<>(extra);
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/vnd.github+json");
        headers.put("X-GitHub-Api-Version", "2022-11-28");
        headers.put("User-Agent", "countersign");
        if (body.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    private InstallationTokens.Token mint(long installation) {
        JsonNode body;
        try {
            body = request(Ask.write(Ask.THE_APP, "POST", MINT, Json.object(), installation))
                    .body();
        } catch (Refused e) {
            throw new SubjectGone("the installation is suspended, or this App's no more: " + e.getMessage());
        }
        String token = body.path("token").asText("");
        try {
            // A header takes visible ASCII only; anything else would end up, quoted, in an exception's message.
            if (!token.isEmpty() && token.chars().allMatch(c -> c > 32 && c < 127)) {
                return new InstallationTokens.Token(
                        token, Instant.parse(body.path("expires_at").asText("")));
            }
        } catch (DateTimeParseException e) {
            throw Trouble.unreadable("POST " + MINT, e);
        }
        throw Trouble.unreadable("POST " + MINT, null);
    }

    private static JsonNode parse(byte[] body, String route) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            // Jackson's message quotes the source, which may be anything: it stays out of ours and of the log.
            throw Trouble.unreadable(route, null);
        }
    }
}
