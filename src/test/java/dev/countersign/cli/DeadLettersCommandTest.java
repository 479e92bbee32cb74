package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.store.JdbcDeadLetters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeadLettersCommandTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void dead_letters_are_listed_and_made_due_again_beside_the_app_that_runs() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.username(), database.password())
                    .load()
                    .migrate();
            JdbcDeadLetters letters = new JdbcDeadLetters(
                    () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()),
                    Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC));
            letters.keep("pull-request", 1, "GitHub refuses \u001b[31mthe request", 1);
            letters.keep("pull-request", 2, "GitHub is out of order", 100);
            letters.keep("commit", 3, "refused", 1);
            assertEquals(
                    "1  2026-11-27T10:00:00Z  pull-request 1  failed 1 time: GitHub refuses \ufffd[31mthe request\n"
                            + "2  2026-11-27T10:00:00Z  pull-request 2  failed 100 times: GitHub is out of order\n"
                            + "3  2026-11-27T10:00:00Z  commit 3  failed 1 time: refused\n3 dead letters.\n",
                    said());
            assertEquals("1 made due.\n", said("--retry", "2"));
            assertEquals("2 made due.\n", said("--retry-all"));
            assertEquals("0 dead letters.\n", said());
            CannotDo problem = assertThrows(CannotDo.class, () -> said("--retry", "2"));
            assertTrue(problem.getMessage().startsWith("there is no dead letter 2. Run"), problem.getMessage());
        }
    }

    @Test
    void one_and_all_cannot_be_asked_for_together() {
        assertThrows(CommandLine.ParameterException.class, () -> said("--retry", "1", "--retry-all"));
    }

    private String said(String... arguments) {
        out.reset();
        DeadLettersCommand command = new DeadLettersCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                () -> Settings.of(Map.of("countersign.data.dir", data.toString())));
        new CommandLine(command).parseArgs(arguments);
        assertEquals(ExitCodes.CLEARED, command.call());
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
