package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While replicas are replaced, those of the version before work on tables that are changed already. */
class MigrationsTest {

    private static final String COLUMNS = "select table_name || '.' || column_name, data_type,"
            + " is_nullable = 'NO' and column_default is null and is_identity = 'NO' from information_schema.columns"
            + " where table_schema = 'public' and table_name <> 'flyway_schema_history'";

    /** What forbids rows: keys, unique indexes and conditions, but not that a column must have a value. */
    private static final String RULES =
            "select conrelid::regclass || ': ' || pg_get_constraintdef(oid) from pg_constraint"
                    + " where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0"
                    + " union select indrelid::regclass || ': ' || pg_get_indexdef(indexrelid) from pg_index join pg_class c"
                    + " on c.oid = indexrelid where indisunique and relnamespace = 'public'::regnamespace";

    /** Of a column: its type, and whether whoever adds a row must know it. */
    private record Column(String type, boolean needed) {}

    private static Map<String, Column> columns(Connection connection) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.put(rows.getString(1), new Column(rows.getString(2), rows.getBoolean(3)));
            }
        }
        return columns;
    }

    private static TreeSet<String> rules(Connection connection) throws SQLException {
        TreeSet<String> rules = new TreeSet<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(RULES)) {
            while (rows.next()) {
                rules.add(rows.getString(1));
            }
        }
        return rules;
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    /** What keeps the version before from reading or writing its tables. */
    private static List<String> broken(Map<String, Column> before, Map<String, Column> after) {
        List<String> tables =
                before.keySet().stream().map(MigrationsTest::table).toList();
        List<String> broken = new ArrayList<>();
        before.forEach((name, column) -> {
            if (!after.containsKey(name)) {
                broken.add(name + " is gone");
            } else if (!after.get(name).type().equals(column.type())) {
                broken.add(name + " has another type");
            } else if (after.get(name).needed() && !column.needed()) {
                broken.add(name + " must be known now");
            }
        });
        after.forEach((name, column) -> {
            if (!before.containsKey(name) && tables.contains(table(name)) && column.needed()) {
                broken.add(name + " is not known to it and has no default");
            }
        });
        return broken;
    }

    @Test
    void each_leaves_the_version_before_able_to_read_and_write(@TempDir Path folder) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            List<String> versions = Arrays.stream(
                            flyway(database, "latest").info().all())
                    .map(MigrationInfo::getVersion)
                    .map(Object::toString)
                    .toList();
            assertTrue(versions.size() > 10, versions::toString);
            flyway(database, versions.get(0)).migrate();
            for (String version : versions.subList(1, versions.size())) {
                Map<String, Column> before = columns(connection);
                TreeSet<String> rules = rules(connection);
                List<String> tables =
                        before.keySet().stream().map(MigrationsTest::table).toList();
                flyway(database, version).migrate();
                assertEquals(List.of(), broken(before, columns(connection)), "version " + version);
                TreeSet<String> more = rules(connection);
                more.removeAll(rules);
                more.removeIf(rule -> !tables.contains(rule.substring(0, rule.indexOf(':'))));
                assertEquals(List.of(), List.copyOf(more), "version " + version + " forbids what was allowed");
            }
        }
    }

    @Test
    void what_would_not_is_noticed() {
        Map<String, Column> before = Map.of("a.x", new Column("text", false), "a.y", new Column("text", false));
        assertEquals(
                List.of("a.x has another type", "a.y is gone", "a.z is not known to it and has no default"),
                broken(
                        new TreeMap<>(before),
                        new TreeMap<>(Map.of(
                                "a.x", new Column("bigint", false),
                                "a.z", new Column("text", true),
                                "b.z", new Column("text", true)))));
        assertEquals(
                List.of("a.y must be known now"),
                broken(
                        new TreeMap<>(before),
                        new TreeMap<>(Map.of("a.x", new Column("text", false), "a.y", new Column("text", true)))));
    }

    private static Flyway flyway(EmbeddedDatabase database, String target) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(target)
                .load();
    }
}
