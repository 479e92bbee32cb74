package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.store.JdbcApiTokens;
import dev.countersign.web.access.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TokenCommandTest {

    @TempDir
    Path data;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Commands.commandLine(
                List.of(new TokenCommand(() -> Settings.of(Map.of("countersign.data.dir", data.toString())))));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void a_token_is_shown_once_listed_without_itself_and_revoked_beside_the_app_that_runs() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.username(), database.password())
                    .load()
                    .migrate();
            assertEquals(
                    0,
                    run(
                            "token",
                            "create",
                            "--name",
                            "ci",
                            "--organisation",
                            "Acme",
                            "--organisation",
                            "zeta",
                            "--operator"),
                    err::toString);
            String token = out.toString().strip();
            assertEquals(
                    "Token ci sees acme, zeta and how the App runs for 365 days. It is shown this once:",
                    err.toString().strip());
            JdbcApiTokens tokens = new JdbcApiTokens(
                    () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()),
                    Clock.systemUTC());
            String hash = Secret.shown(token, "cst_").orElseThrow().hash();
            assertTrue(tokens.use(hash).isPresent());

            assertEquals(0, run("token", "create", "--name", "watch", "--operator", "--days", "1"), err::toString);
            assertEquals(0, run("token", "list"), err::toString);
            assertTrue(
                    out.toString()
                            .matches(
                                    "(?s)ci  valid  sees acme, zeta and how the App runs  made [0-9-]{10}  ends [0-9-]{10}"
                                            + "  last used [0-9-]{10}\\R"
                                            + "watch  valid  sees how the App runs  made [0-9-]{10}  ends [0-9-]{10}  never used\\R"
                                            + "2 tokens\\.\\R"),
                    out::toString);
            assertFalse(out.toString().contains(token));

            assertEquals(1, run("token", "create", "--name", "ci", "--operator"));
            assertTrue(err.toString().contains("there is a token `ci` already"), err::toString);
            assertEquals(0, run("token", "revoke", "--name", "ci"), err::toString);
            assertTrue(tokens.use(hash).isEmpty());
            assertEquals(1, run("token", "revoke", "--name", "ci"));
            assertTrue(err.toString().contains("there is no token `ci` that was not revoked"), err::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "token | a command is missing",
                "token create --operator | --name",
                "token create --name ci | would open nothing",
                "token create --name ci --operator --days 0 | from 1 to 3650",
                "token create --name ci --operator --days 9999 | from 1 to 3650",
                "token create --name a/b --operator | up to 60 letters",
                "token create --name ci --organisation acme/shop | the name of one organisation"
            })
    void what_cannot_be_meant_is_refused_before_anything_is_opened(String line, String said) {
        assertEquals(1, run(line.split(" ")));
        assertTrue(err.toString().contains(said), err::toString);
        assertFalse(data.resolve("postgres").toFile().exists());
        assertEquals("", out.toString());
    }
}
