package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.store.JdbcSessions;
import dev.countersign.web.access.SessionLife;
import dev.countersign.web.access.Visitor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SessionCommandTest {

    @TempDir
    Path data;

    private final Map<String, String> settings = new HashMap<>();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        settings.put("countersign.data.dir", data.toString());
        CommandLine line = Commands.commandLine(List.of(new SessionCommand(() -> Settings.of(settings))));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void people_are_listed_and_logged_out_beside_the_app_that_runs() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.username(), database.password())
                    .load()
                    .migrate();
            JdbcSessions sessions = new JdbcSessions(
                    () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()),
                    new SessionLife(Duration.ofHours(8), Duration.ofHours(1)),
                    Clock.systemUTC());
            sessions.open("h1", new Visitor(7, "alice"));
            sessions.open("h2", new Visitor(7, "alice"));
            sessions.open("h3", new Visitor(8, "bob"));
            assertEquals(0, run("session", "list"), err::toString);
            assertTrue(
                    out.toString()
                            .matches(
                                    "(?s)(?:(alice  id 7|bob  id 8)  since \\S+  last seen \\S+\\R){3}3 sessions\\.\\R"),
                    out::toString);
            assertEquals(0, run("session", "revoke", "--login", "Alice"), err::toString);
            assertEquals("2 sessions ended.", out.toString().strip());
            assertTrue(sessions.visit("h1").isEmpty() && sessions.visit("h3").isPresent());
            assertEquals(0, run("session", "revoke", "--all"), err::toString);
            assertEquals("1 session ended.", out.toString().strip());
            assertTrue(sessions.visit("h3").isEmpty());
        }
    }

    @Test
    void nobody_is_logged_out_by_mistake() {
        assertEquals(1, run("session", "revoke"));
        assertEquals(1, run("session", "revoke", "--login", "alice", "--all"));
        assertEquals(1, run("session"));
        assertTrue(err.toString().contains("session list or session revoke"), err::toString);
    }
}
