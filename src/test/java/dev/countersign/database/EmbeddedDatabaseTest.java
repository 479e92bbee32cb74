package dev.countersign.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void data_are_kept_over_a_restart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            update(database, "create table note (text varchar)", "insert into note values ('kept')");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertEquals("kept", query(database, "select text from note"));
        }
    }

    @Test
    void every_commit_is_flushed_to_disk() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertEquals("on", query(database, "show fsync"));
            assertEquals("on", query(database, "show synchronous_commit"));
        }
    }

    @Test
    void closing_twice_ends_the_server_once_and_frees_the_folder() {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        database.close();
        database.close();
        assertEquals(List.of(), Orphans.find(folder.resolve("postgres")));
        EmbeddedDatabase.start(folder).close();
    }

    @Test
    void a_server_that_ends_by_itself_is_started_again_at_the_same_address() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            update(database, "create table note (text varchar)", "insert into note values ('kept')");
            long first = database.pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            assertTrue(Waiting.until(Duration.ofSeconds(60), () -> database.pid() != first && answers(database)));
            assertEquals("kept", query(database, "select text from note"));
        }
        assertEquals(List.of(), Orphans.find(folder.resolve("postgres")));
    }

    private static boolean answers(EmbeddedDatabase database) {
        try {
            return query(database, "select 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Test
    void databases_in_different_folders_run_at_the_same_time() throws Exception {
        try (EmbeddedDatabase one = EmbeddedDatabase.start(folder.resolve("one"));
                EmbeddedDatabase two = EmbeddedDatabase.start(folder.resolve("two"))) {
            assertNotEquals(one.jdbcUrl(), two.jdbcUrl());
            update(one, "create table only_here ()");
            assertThrows(SQLException.class, () -> update(two, "select * from only_here"));
        }
    }

    @Test
    void a_second_start_on_the_folder_is_refused_with_what_to_do() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            DatabaseProblem problem = assertThrows(DatabaseProblem.class, () -> EmbeddedDatabase.start(folder));
            assertEquals(
                    "another Countersign is running on the data folder " + folder
                            + ". Stop it, or give this one a folder of its own with COUNTERSIGN_DATA_DIR.",
                    problem.getMessage());
            assertTrue(first.pid() > 0);
        }
    }

    @Test
    void the_database_of_a_killed_process_is_stopped_and_its_data_are_there() throws Exception {
        Process child = ChildDatabase.start(folder);
        long orphan = ChildDatabase.pid(child);
        assertThrows(DatabaseProblem.class, () -> EmbeddedDatabase.start(folder));

        child.destroyForcibly().waitFor();
        assertTrue(Orphans.find(folder.resolve("postgres")).stream().anyMatch(process -> process.pid() == orphan));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertNotEquals(orphan, database.pid());
            assertEquals("written by the child", query(database, "select text from note"));
        }
    }

    @Test
    void a_pid_file_that_names_a_stranger_is_no_obstacle_and_the_stranger_lives() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(PidFile.path(folder.resolve("postgres")), stranger.pid() + "\n");
            EmbeddedDatabase.start(folder).close();
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_cluster_that_was_being_made_when_the_process_died_is_made_anew() throws Exception {
        Files.createDirectories(folder.resolve("postgres.new"));
        Files.writeString(folder.resolve("postgres.new/PG_VERSION"), "17\n");
        EmbeddedDatabase.start(folder).close();
        assertFalse(Files.exists(folder.resolve("postgres.new")));
    }

    @Test
    void only_who_knows_the_password_gets_in_and_only_the_owner_can_read_it() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guessed")
                            .close());
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres.password"))));
        }
    }

    @Test
    void a_lost_password_file_is_named() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Files.delete(folder.resolve("postgres.password"));
        DatabaseProblem problem = assertThrows(DatabaseProblem.class, () -> EmbeddedDatabase.start(folder));
        assertTrue(problem.getMessage().contains("postgres.password is missing"), problem.getMessage());
    }

    @Test
    void a_data_folder_that_is_a_file_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        DatabaseProblem problem = assertThrows(DatabaseProblem.class, () -> EmbeddedDatabase.start(file));
        assertTrue(problem.getMessage().contains(file + " cannot be written"), problem.getMessage());
    }

    @Test
    void root_becomes_nobody_where_there_are_no_user_namespaces() throws Exception {
        assumeTrue(Folders.owner(Files.createFile(folder.resolve("mine"))) == 0, "only root can become somebody else");
        Path reachable = Files.createTempDirectory(Path.of("/tmp"), "countersign-dropped-");
        Files.setPosixFilePermissions(reachable, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            ServerUser user = ServerUser.forRoot(new ServerUser(List.of("false"), 0), ServerUser.dropped());
            try (EmbeddedDatabase database = EmbeddedDatabase.start(reachable, user, DataFolderLock.take(reachable))) {
                assertEquals("1", query(database, "select 1"));
                assertEquals(65534, Folders.owner(reachable.resolve("postgres")));
            }
            EmbeddedDatabase.start(reachable).close();
        } finally {
            Folders.delete(reachable);
        }
    }

    @Test
    void root_without_any_other_identity_is_told_what_to_do() {
        DatabaseProblem problem =
                assertThrows(DatabaseProblem.class, () -> ServerUser.forRoot(new ServerUser(List.of("false"), 0)));
        assertTrue(problem.getMessage().contains("QUARKUS_DATASOURCE_JDBC_URL"), problem.getMessage());
    }

    static void update(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
