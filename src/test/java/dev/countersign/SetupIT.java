package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.FaultyWire;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start without any App: somebody makes one, and pull requests are judged; two processes share the database. */
class SetupIT {

    private static final Pattern LINK = Pattern.compile("open (http://localhost:\\d+/setup\\?key=([0-9a-f]{32}))\n");
    private static final Pattern STATE = Pattern.compile("settings/apps/new\\?state=([0-9a-f]{32})\"");

    @TempDir
    private Path folder;

    private final Village village = new Village();
    private final FaultyWire wire = new FaultyWire(village.github().url());
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoever_has_the_printed_key_makes_the_app_and_nobody_else_and_it_works_from_then_on() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("db"));
                Victim one = process("one", database);
                Victim two = process("two", database)) {
            one.start();
            two.start();
            String link = link(one);
            String key = link.substring(link.indexOf('=') + 1);
            link(two);
            URI at = one.webhook().resolve("/");

            assertEquals(503, get(at.resolve("/q/health/ready")).statusCode());
            assertEquals(200, get(at.resolve("/q/health/live")).statusCode());
            assertEquals(503, post(at.resolve("/webhook"), "{}").statusCode());
            for (String path : List.of("/setup", "/setup?key=" + "0".repeat(32))) {
                HttpResponse<String> nobody = get(at.resolve(path));
                assertEquals(403, nobody.statusCode());
                assertFalse(nobody.body().contains(key));
            }
            assertEquals(403, post(at.resolve("/setup"), form("", "acme")).statusCode());
            assertEquals(400, get(at.resolve("/setup/created?code=c&state=s")).statusCode());

            assertEquals(200, get(at.resolve("/setup?key=" + key)).statusCode());
            HttpResponse<String> wrong = post(at.resolve("/setup"), form(key, "<acme>"));
            assertEquals(422, wrong.statusCode());
            assertTrue(wrong.body().contains("The organisation is `&lt;acme&gt;`"), wrong.body());
            HttpResponse<String> confirm = post(at.resolve("/setup"), form(key, "acme"));
            assertEquals(200, confirm.statusCode());
            assertTrue(confirm.headers()
                    .firstValue("Content-Security-Policy")
                    .orElseThrow()
                    .contains(wire.url()));
            Matcher state = STATE.matcher(confirm.body());
            assertTrue(state.find(), confirm.body());
            URI created = at.resolve("/setup/created?code=the-code&state=" + state.group(1));

            // A code that GitHub does not know changes nothing; the same person may try again.
            assertEquals(502, get(created).statusCode());
            wire.give("/app-manifests/the-code/conversions", village.converted());
            HttpResponse<String> made = get(created);
            assertEquals(200, made.statusCode(), made.body());
            assertTrue(made.body().contains("/apps/acme-countersign/installations/new"), made.body());
            assertFalse(made.body().contains("BEGIN"));

            for (Victim app : List.of(one, two)) {
                Waiting.until("it is ready", app::ready, app::lastWords);
                HttpResponse<String> running = get(app.webhook().resolve("/setup?key=" + key));
                assertEquals(303, running.statusCode(), "the key opens nothing any more, and a login goes first");
                assertTrue(
                        running.headers().firstValue("Location").orElseThrow().startsWith("/login?to=%2Fsetup"));
            }
            // Nobody was named who runs it, so it is said what to set.
            assertTrue(one.log().contains("set  COUNTERSIGN_OPERATORS"), one::log);
            // Commands find it where the App does.
            assertTrue(enforce(database).contains("the App is not installed on `elsewhere`"), () -> enforce(database));
            village.webhooksTo(one.webhook());
            village.open();
            Waiting.until("the pull request is judged", village::judged, one::lastWords);

            assertTrue(one.stop());
            one.start();
            Waiting.until("it is ready again, without anybody's help", one::ready, one::lastWords);
            village.open();
            Waiting.until("the next one too", village::judged, one::lastWords);

            Ground ground = new Ground(folder.resolve("db"));
            assertEquals(1, ground.number("select count(*) from github_app").orElseThrow());
            assertEquals(
                    0,
                    ground.number("select count(*) from github_app where position('PRIVATE'::bytea in secrets) > 0"
                                    + " or position('" + Village.SECRET.replace("'", "''") + "'::bytea in secrets) > 0")
                            .orElseThrow());
            for (String secret : List.of("PRIVATE KEY", Village.SECRET, "the client secret")) {
                assertFalse((one.log() + two.log()).contains(secret), secret);
            }
            // And nothing else was written: the village knows of what its pull requests need, and of nothing besides.
            assertEquals(List.of(), village.complaints());
        } finally {
            wire.close();
            village.github().close();
        }
    }

    private String enforce(EmbeddedDatabase database) {
        try {
            ProcessBuilder command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            System.getProperty("countersign.jar", "target/quarkus-app/quarkus-run.jar"),
                            "enforce",
                            "--org",
                            "elsewhere",
                            "--dry-run")
                    .redirectErrorStream(true);
            command.environment().putAll(settings("one", database));
            Process process = command.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private Victim process(String name, EmbeddedDatabase database) throws IOException {
        return new Victim(folder.resolve(name + ".log"), settings(name, database));
    }

    private Map<String, String> settings(String name, EmbeddedDatabase database) throws IOException {
        Path key = folder.resolve("encryption.key");
        if (!Files.exists(key)) {
            Files.writeString(key, java.util.Base64.getEncoder().encodeToString(new byte[32]));
        }
        return new HashMap<>(Map.of(
                "QUARKUS_GITHUB_APP_INSTANCE_ENDPOINT", wire.url(),
                "COUNTERSIGN_HISTORY_DELAY", "PT24H",
                "COUNTERSIGN_ENCRYPTION_KEY", Files.readString(key),
                "COUNTERSIGN_DATA_DIR", folder.resolve(name).toString(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password()));
    }

    private static String link(Victim app) {
        Waiting.until("it says where set-up is", () -> LINK.matcher(app.log()).find(), app::lastWords);
        Matcher link = LINK.matcher(app.log());
        assertTrue(link.find());
        return link.group(1);
    }

    private String form(String key, String organisation) {
        return Map.of(
                        "key",
                        key,
                        "github",
                        wire.url(),
                        "organisation",
                        organisation,
                        "name",
                        "Acme Countersign",
                        "address",
                        "http://localhost:8080")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI address, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
