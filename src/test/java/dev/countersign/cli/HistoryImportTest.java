package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.Reversals;
import dev.countersign.database.DatabaseProblem;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.flow.Chronicle;
import dev.countersign.gitrepo.GitProblem;
import dev.countersign.gitrepo.TestRepository;
import dev.countersign.store.JdbcChronicle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HistoryImportTest {

    @TempDir
    Path clone;

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String first;
    private String second;
    private String third;

    @BeforeEach
    void a_branch_of_three_changes_of_which_the_last_takes_the_second_back() {
        try (TestRepository repository = TestRepository.in(clone)) {
            first = repository.file("a.js", "1\n").commit("main", "Start");
            second = repository
                    .as("Bob", "77+bob@users.noreply.github.com")
                    .file("a.js", "2\n")
                    .commit("main", "Fix rounding (#7)", first);
            third = repository.file("a.js", "1\n").commit("main", "Revert \"Fix rounding\"", second);
        }
    }

    @Test
    void a_past_is_filled_in_from_a_clone_once_however_often_it_is_run() {
        run("--as", "acme/shop");
        assertTrue(said().contains("3 changes of main read, 3 of them new"), said());
        run("--as", "acme/shop");
        assertTrue(said().contains("3 changes of main read, 0 of them new"), said());
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            JdbcChronicle chronicle = chronicle(database);
            long id = chronicle.id(new RepositoryRef("ACME", "Shop"));
            List<PastChange> changes = changes(chronicle, id);
            assertEquals(
                    List.of(first, second, third),
                    changes.stream().map(PastChange::sha).toList());
            assertEquals("77", changes.get(1).author());
            assertTrue(changes.get(1).fix());
            assertEquals(List.of(second), changes.get(2).reverts());
            assertEquals(third, chronicle.walk(id).orElseThrow().reached());
        }
    }

    @Test
    void a_clone_that_does_not_say_what_it_is_of_must_be_told() {
        CannotDo problem = assertThrows(CannotDo.class, this::run);
        assertTrue(problem.getMessage().contains("Say it: --as OWNER/NAME"), problem.getMessage());
    }

    @Test
    void a_name_that_is_none_and_a_branch_that_is_not_there_are_said_before_a_database_is_started() {
        assertTrue(assertThrows(CannotDo.class, () -> run("--as", "shop"))
                .getMessage()
                .contains("`shop`"));
        assertThrows(GitProblem.class, () -> run("--as", "acme/shop", "--branch", "nowhere"));
        assertEquals(0, data.toFile().list().length);
    }

    @Test
    void a_data_folder_that_the_app_runs_on_is_named() {
        try (EmbeddedDatabase running = EmbeddedDatabase.start(data)) {
            assertTrue(running.pid() > 0);
            DatabaseProblem problem = assertThrows(DatabaseProblem.class, () -> run("--as", "acme/shop"));
            assertTrue(problem.getMessage().contains("another Countersign is running on the data folder"));
        }
    }

    @Test
    void a_server_that_is_not_there_is_named_with_its_settings() {
        Settings settings = Settings.of(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/x"));
        CannotDo problem = assertThrows(CannotDo.class, () -> run(settings, "--as", "acme/shop"));
        assertTrue(problem.getMessage().contains("jdbc:postgresql://127.0.0.1:1/x"), problem.getMessage());
        assertTrue(problem.getMessage().contains("QUARKUS_DATASOURCE_JDBC_URL"), problem.getMessage());
    }

    private void run(String... arguments) {
        run(Settings.of(Map.of("countersign.data.dir", data.toString())), arguments);
    }

    /** As the command line does it, with problems thrown. */
    private void run(Settings settings, String... arguments) {
        out.reset();
        HistoryImport command = new HistoryImport(new PrintStream(out, true, StandardCharsets.UTF_8), () -> settings);
        new CommandLine(command).parseArgs(withRepository(arguments));

        assertEquals(0, command.call());
    }

    private String[] withRepository(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--repo";
        all[arguments.length + 1] = clone.toString();
        return all;
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<PastChange> changes(JdbcChronicle chronicle, long id) {
        Reversals reversals = new Reversals();
        return chronicle.after(id, Chronicle.BEGINNING, 10).stream()
                .map(Chronicle.Stored::recorded)
                .map((Recorded one) -> one.resolved(reversals))
                .toList();
    }

    private static JdbcChronicle chronicle(EmbeddedDatabase database) {
        return new JdbcChronicle(
                () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()));
    }
}
