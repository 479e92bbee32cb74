package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.json.VerdictJson;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given verdicts of before figures were kept, when the tables are brought up to date, then figures begin with them. */
class BriefsOfBeforeTest {

    private static final String POLICY = """
            areas:
              payments: {paths: ["pay/**"], criticality: critical, owners: ["@acme/payments"]}
            requirements:
              - {name: area-owner, title: Owner, when: {areas: [payments]}, sign-offs: {count: 1, from: owners}}
            checklists:
              - name: c
                when: {assistance: assisted}
                items: [{id: sources, text: Current, by: author}, {id: read, text: Read, by: author}]
            """;

    @Test
    void the_last_verdict_of_each_is_taken_and_what_cannot_be_read_is_passed_over(@TempDir Path folder)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            migrate(database, "13");
            keep(connection, 1, "2026-11-01", "{}");
            keep(
                    connection,
                    1,
                    "2026-11-02",
                    VerdictJson.write(Cases.under(POLICY)
                            .change(Changes.pullRequest()
                                    .by("alice")
                                    .touching("pay/a.js")
                                    .commit("x\n\nCo-Authored-By: Claude <noreply@anthropic.com>"))
                            .team("acme/payments", "bob")
                            .judge()));
            keep(connection, 2, "2026-11-03", "this is no verdict");
            migrate(database, "latest");
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery(
                            "select subject_id || ' ' || to_char(opened at time zone 'UTC', 'DD') || ' '"
                                    + " || cleared || ' ' || level || ' ' || assistance || ' ' || tools::text || ' ' || areas::text"
                                    + " || ' ' || waits::text || ' ' || signers::text from pull_brief")) {
                row.next();
                assertEquals(
                        "1 01 false high assisted {\"Claude Code\"} {payments} {area-owner,c} {}", row.getString(1));
                assertEquals(false, row.next());
            }
        }
    }

    private static void migrate(EmbeddedDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(target)
                .load()
                .migrate();
    }

    private static void keep(Connection connection, int subject, String day, String verdict) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute(
                    "insert into subject (id, installation, repository_id, owner, repository, number, head, base, open,"
                            + " wanted, done, awaits_checks, awaits_labels) values (" + subject
                            + ", 1, 900, 'acme', 'shop', " + subject
                            + ", '', 'main', true, 1, 1, '', false) on conflict do nothing");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into evaluation (subject_id, head, base, at, outcome, defect, rollback, policies, verdict, previous_hash,"
                        + " hash) values (?, '', 'main', cast(? as timestamptz), 'blocked', 0, 0, '[]', ?, '', '')")) {
            Jdbc.set(insert, subject, day + "T00:00:00Z", verdict);
            insert.executeUpdate();
        }
    }
}
