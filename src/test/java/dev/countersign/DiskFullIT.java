package dev.countersign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.kill.Disk;
import dev.countersign.kill.Ground;
import dev.countersign.kill.Victim;
import dev.countersign.kill.Village;
import dev.countersign.kill.Waiting;
import dev.countersign.sandbox.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged App on a database whose disk is full: it answers questions, and refuses whatever takes room. */
class DiskFullIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SENTENCE = "the database's disk is full; make room, and work goes on by itself";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final Village village = new Village();

    @AfterEach
    void close() {
        village.github().close();
    }

    private Webhooks.Sent last() {
        return village.github().webhooks().of("pull_request", "opened").stream()
                .filter(sent -> sent.app() == Village.APP)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** A webhook as GitHub signs it, under a number of its own. */
    private HttpResponse<String> webhook(URI address, String guid) throws GeneralSecurityException {
        String body = last().payload().toString();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Village.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return send(HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", guid)
                .header("X-Hub-Signature-256", "sha256=" + signature));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String readiness(Victim app) {
        HttpResponse<String> told = send(HttpRequest.newBuilder(app.webhook().resolve("/q/health/ready")));
        return told.statusCode() + " " + told.body();
    }

    private static int often(Victim app, String words) {
        return app.log().split(Pattern.quote(words), -1).length - 1;
    }

    @Test
    void nothing_is_acknowledged_lost_or_doubled_and_all_gets_its_verdict_when_there_is_room()
            throws SQLException, GeneralSecurityException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Victim app = new Victim(
                        folder.resolve("app.log"),
                        village.settings(database, Map.of("COUNTERSIGN_RECONCILE_DELIVERIES", "PT2S")));
                Connection own =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            Ground ground = new Ground(folder.resolve("data"));
            app.start();
            Waiting.until("it is ready", app::ready, app::lastWords);
            village.webhooksTo(app.webhook());
            village.open();
            Waiting.until("the pull request is judged", village::judged, app::lastWords);
            Disk disk = new Disk(own);

            // The disk becomes full when a check and a comment are written at GitHub, and before it is kept that they
            // are.
            disk.leaveLittle();
            village.openAssisted();
            Waiting.until(
                    "what GitHub shows could not be kept, and was tried again",
                    () -> village.judged() && often(app, SENTENCE + "; trying again") > 2,
                    app::lastWords);
            assertTrue(village.github().awaitDeliveries(PATIENCE));
            assertEquals(200, last().status(), "there was room for the webhook");

            disk.fill();
            village.open();
            assertTrue(village.github().awaitDeliveries(PATIENCE));
            assertEquals(503, last().status(), "it was not kept");
            HttpResponse<String> refused = webhook(app.webhook(), "by-hand");
            assertEquals(503, refused.statusCode());
            assertEquals("10", refused.headers().firstValue("Retry-After").orElse(""));
            Waiting.until(
                    "it tells what is wrong",
                    () -> readiness(app).startsWith("503") && readiness(app).contains(SENTENCE),
                    () -> readiness(app));
            assertFalse(village.judged(), "nobody could have judged it");

            disk.clear();
            Waiting.until("all is judged", village::judged, app::lastWords);
            Waiting.until("it is ready again", app::ready, () -> readiness(app));
            Waiting.until(
                    "nothing is left to do",
                    () -> ground.number("select count(*) from subject where wanted > done")
                                            .orElse(1)
                                    == 0
                            && ground.number("select count(*) from head where wanted > done")
                                            .orElse(1)
                                    == 0,
                    app::lastWords);
            assertTrue(village.github().awaitDeliveries(PATIENCE));
            // One check on each head, and one comment where there is to be one.
            assertEquals(List.of(), village.complaints());
            assertEquals(1, often(app, "no webhook can be kept, and each is answered 503: " + SENTENCE), app::log);
            assertEquals(0, ground.number("select count(*) from dead_letter").orElse(1));
        }
    }
}
