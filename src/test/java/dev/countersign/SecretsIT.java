package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.Fault;
import dev.countersign.kill.FaultyWire;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the App logs, from its start to its end and with everything that an operator may turn on, holds no secret. */
class SecretsIT {

    private static final Pattern WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}");
    private static final String CANARY = "canary0123456789canary";

    @TempDir
    private Path folder;

    private final Village village = new Village();
    private final FaultyWire wire = new FaultyWire(village.github().url());

    @AfterEach
    void close() {
        wire.close();
        village.github().close();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(village.settings(wire.url()));
        settings.putAll(Map.of(
                "COUNTERSIGN_DATA_DIR",
                folder.resolve("data").toString(),
                "QUARKUS_LOG_LEVEL",
                "DEBUG",
                "QUARKUS_HTTP_ACCESS_LOG_ENABLED",
                "true"));
        return settings;
    }

    private Victim started(Map<String, String> settings) {
        Victim app = new Victim(folder.resolve("app.log"), settings);
        app.start();
        return app;
    }

    /** Lines of the key long enough to be nothing else; the first is the same in all keys. */
    private List<String> keyLines() {
        return village.app()
                .privateKeyPem()
                .lines()
                .filter(line -> line.length() > 40 && !line.startsWith("-"))
                .skip(1)
                .toList();
    }

    private static void holdsNone(String log, Iterable<String> secrets) {
        for (String secret : secrets) {
            int at = log.indexOf(secret);
            assertEquals(
                    -1,
                    at,
                    () -> "a secret was logged here: "
                            + log.substring(Math.max(0, at - 300), at).replaceAll("(?s).*\\n", ""));
        }
    }

    @Test
    void a_run_with_events_failures_and_a_stop_logs_neither_keys_nor_tokens_nor_passwords() {
        Victim app = started(settings());
        village.webhooksTo(app.webhook());
        Waiting.until("the App is ready", app::ready, app::lastWords);
        wire.expect(Map.of(
                1, Fault.UNAUTHORIZED,
                2, Fault.ERROR,
                4, Fault.UNAUTHORIZED,
                5, Fault.UNAUTHORIZED,
                7, Fault.HALF,
                9, Fault.PAGE,
                11, Fault.CUT_AFTER));
        Random chance = new Random(1);
        for (int i = 0; i < 8; i++) {
            village.act(chance);
        }
        forged(app);
        Ground ground = new Ground(folder.resolve("data"));
        Waiting.until("every pull request is judged", () -> judged(ground), app::lastWords);
        Set<String> secrets = wire.credentials().stream()
                .flatMap(token -> Stream.of(token, token.substring(token.lastIndexOf('.') + 1)))
                .collect(Collectors.toSet());
        assertTrue(secrets.size() > 3, "no token was seen, so nothing is shown");
        secrets.add(Village.SECRET);
        secrets.addAll(keyLines());
        secrets.add(
                EmbeddedDatabase.running(folder.resolve("data")).orElseThrow().password());
        assertTrue(app.stop(), "it did not stop");
        String log = app.log();
        assertTrue(log.contains("DEBUG"), "nothing was logged in detail");
        assertTrue(log.contains("trying again in"), "no failure was logged");
        holdsNone(log, secrets);
        assertTrue(!WEB_TOKEN.matcher(log).find(), "a JSON web token was logged");
        assertEquals(List.of(), village.complaints());
    }

    /** Judged, and what failed is tried again without waiting for minutes. */
    private boolean judged(Ground ground) {
        ground.change("update scheduled_tasks set execution_time = now() where not picked"
                + " and task_name in ('pull-request', 'commit') and execution_time > now()");
        return ground.number("select count(*) from unread").orElse(1) == 0
                && ground.number("select count(*) from subject where wanted > done")
                                .orElse(1)
                        == 0
                && ground.number("select count(*) from head where wanted > done")
                                .orElse(1)
                        == 0
                && village.judged();
    }

    private static void forged(Victim app) {
        HttpRequest request = HttpRequest.newBuilder(app.webhook())
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", "forged")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"opened\"}"))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertTrue(status == 400 || status == 401, "a forged webhook was answered " + status);
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "QUARKUS_GITHUB_APP_PRIVATE_KEY, canary0123456789canary",
        "QUARKUS_GITHUB_APP_PRIVATE_KEY, -----BEGIN RSA PRIVATE KEY-----|canary0123456789canary|-----END RSA PRIVATE KEY-----",
        "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://127.0.0.1:1/none?user=x&password=canary0123456789canary",
        "QUARKUS_DATASOURCE_PASSWORD, canary0123456789canary"
    })
    void a_setting_that_is_wrong_is_complained_of_without_its_secret(String setting, String value) {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            Map<String, String> settings = settings();
            settings.putAll(Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME", database.username(),
                    "QUARKUS_DATASOURCE_PASSWORD", database.password()));
            settings.put(setting, value.replace('|', '\n'));
            List<String> secrets = new ArrayList<>(List.of(CANARY, Village.SECRET, database.password()));
            if (!setting.contains("PRIVATE_KEY")) {
                secrets.addAll(keyLines());
            }
            try (Victim app = started(settings)) {
                // A key is read when it is needed first: at the first question to GitHub.
                Waiting.until(
                        "it ends, or goes without GitHub",
                        () -> !app.alive() || (app.ready() && app.log().contains("reconcile-deliveries")),
                        app::lastWords);
                assertTrue(app.log().contains("ERROR") || app.log().contains("WARN") || !app.alive(), app::lastWords);
                holdsNone(app.log(), secrets);
            }
        }
    }
}
