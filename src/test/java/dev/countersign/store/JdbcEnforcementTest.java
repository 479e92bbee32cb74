package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Mode;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Governed;
import dev.countersign.flow.EnforcementBook.Notice;
import dev.countersign.flow.Project;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcEnforcementTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Governed MAIN =
            new Governed(new Project(7, 9, new RepositoryRef("acme", "shop")), "main", Mode.ENFORCE);

    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;

    private final JdbcEnforcement book = new JdbcEnforcement(JdbcEnforcementTest::connect);

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(folder);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static long rows() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from enforcement where owner = 'acme'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void a_branch_keeps_one_row_for_each_change_and_the_latest_counts() throws SQLException {
        assertTrue(book.keep(new Finding(MAIN, "not-required", "", ""), NOW));
        assertFalse(book.keep(new Finding(MAIN, "not-required", "", ""), NOW.plusSeconds(60)));
        assertEquals(1, rows());
        Finding held = new Finding(MAIN, "enforced", "", "organisation owners");
        assertTrue(book.keep(held, NOW.plusSeconds(120)));
        assertTrue(book.keep(
                new Finding(new Governed(MAIN.project(), "release/1", Mode.ENFORCE), "unknown", "gone", ""), NOW));
        assertEquals(3, rows());
        assertEquals(held, book.of(7, "acme").get(0));
        assertEquals(List.of(), book.of(7, "other"));
        assertEquals(1, book.count("enforced"));
        assertEquals(0, book.count("not-required"));
    }

    @Test
    void nothing_is_due_where_nothing_was_judged() {
        assertEquals(List.of(), book.due(NOW, NOW.minusSeconds(60), 10));
    }

    @Test
    void what_was_found_of_a_branch_that_nothing_was_judged_for_is_let_go() {
        Governed old = new Governed(new Project(8, 10, new RepositoryRef("old", "shop")), "main", Mode.ENFORCE);
        book.keep(new Finding(old, "not-required", "", ""), NOW);
        book.forget(NOW);
        assertEquals(List.of(), book.of(8, "old"));
    }

    @Test
    void an_issue_is_kept_as_it_was_last() {
        assertEquals(new Notice(0, "", false, false), book.notice("acme"));
        book.keep("acme", new Notice(0, "", false, true));
        book.keep("acme", new Notice(3, "d", true, false));
        assertEquals(new Notice(3, "d", true, false), book.notice("acme"));
    }
}
