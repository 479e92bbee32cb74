import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.flow.Books;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.Footing;
import dev.countersign.flow.Project;
import dev.countersign.flow.Yardstick;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.riskmodel.ChangeLine;
import dev.countersign.store.JdbcChronicle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long it takes to make a book from the chronicle, to ask it again, and to look for an anchor.
 *
 * <p>Arguments: a data folder into which {@code countersign history import} has read a repository, and, if wanted, a file
 * of JSON lines as {@code countersign risk} reads them, all of which are filled in as one more repository first.
 */
public final class BookTimes {

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
            JdbcChronicle chronicle = new JdbcChronicle(() -> DriverManager.getConnection(
                    database.jdbcUrl(), database.username(), database.password()));
            if (arguments.length > 1) {
                fill(chronicle, Path.of(arguments[1]));
            }
            try (Connection connection = DriverManager.getConnection(
                            database.jdbcUrl(), database.username(), database.password());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select repository_id, pg_total_relation_size('file_history') from history order by changes desc")) {
                row.next();
                long id = row.getLong(1);
                Chronicle.Extent extent = chronicle.extent(id);
                System.out.printf("%d changes, table and indexes %.1f MB%n", extent.changes(), row.getLong(2) / 1e6);
                Yardstick yardstick = new Yardstick(new RiskModel(BuiltInWeights.read()));
                List<ChangedFile> files = newest(chronicle, id).files();
                for (int run = 0; run < 3; run++) {
                    Books books = new Books(chronicle, yardstick, 200_000);
                    long before = used();
                    long start = System.nanoTime();
                    books.past(id, extent, files, "1", Instant.now().getEpochSecond());
                    long made = System.nanoTime();
                    books.past(id, extent, files, "1", Instant.now().getEpochSecond());
                    long again = System.nanoTime();
                    System.out.printf(
                            "book made in %.0f ms, asked again in %.2f ms, holds %.0f MB%n",
                            (made - start) / 1e6, (again - made) / 1e6, (used() - before) / 1e6);
                    books.latest(id, extent);
                }
                long start = System.nanoTime();
                new Footing(chronicle, yardstick).settle(id, Instant.now());
                System.out.printf("anchor looked for in %.0f ms: %s%n", (System.nanoTime() - start) / 1e6, chronicle.anchor(id));
            }
        }
    }

    private static void fill(JdbcChronicle chronicle, Path lines) throws Exception {
        List<Recorded> past = new ArrayList<>();
        for (String line : Files.readAllLines(lines)) {
            past.add(new Recorded(ChangeLine.parse(line).change(), 0, ""));
        }
        long start = System.nanoTime();
        Project project = new Project(0, -5, new RepositoryRef("bench", "lines"));
        int added = chronicle.fill(project, past, "x");
        System.out.printf("%d changes filled in within %.0f ms%n", added, (System.nanoTime() - start) / 1e6);
    }

    private static PastChange newest(JdbcChronicle chronicle, long id) {
        Chronicle.Mark mark = Chronicle.BEGINNING;
        PastChange last = null;
        for (List<Chronicle.Stored> batch = chronicle.after(id, mark, 5_000);
                !batch.isEmpty();
                batch = chronicle.after(id, mark, 5_000)) {
            last = batch.get(batch.size() - 1).recorded().change();
            mark = batch.get(batch.size() - 1).mark();
        }
        return last;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
