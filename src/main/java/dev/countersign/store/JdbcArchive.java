package dev.countersign.store;

import dev.countersign.core.change.Sha256;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.database.DatabaseProblem;
import dev.countersign.flow.Archive;
import dev.countersign.flow.PolicyText;
import dev.countersign.json.FactsJson;
import dev.countersign.json.FactsProblem;
import dev.countersign.json.VerdictJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Reads kept evaluations by plain SQL, inside the App and from the command line alike; never writes. Safe for use by many
 * threads.
 */
public final class JdbcArchive implements Archive {

    private static final int AT_A_TIME = 200;
    private static final String LATEST =
            "select f.facts, x.outcome from (select distinct on (e.subject_id) e.id, e.outcome"
                    + " from evaluation e join subject s on s.id = e.subject_id join evaluation_facts k on k.evaluation_id = e.id"
                    + " where (? = '' or lower(s.owner) = lower(?)) and (? = '' or lower(s.repository) = lower(?)) and e.at >= ?"
                    + " order by e.subject_id, e.id desc) x join evaluation_facts f on f.evaluation_id = x.id"
                    + " order by x.id desc limit ?";
    private static final String EACH = "select e.id, f.facts, e.policies, f.notes, f.doubts, e.verdict"
            + " from evaluation e join evaluation_facts f on f.evaluation_id = e.id";
    private static final String PROOFS = EACH + " order by e.id";
    private static final String PROOF = EACH + " where e.id = ?";
    private static final String CHAINS = "select e.*, s.owner, s.repository, s.number, f.facts from evaluation e"
            + " join subject s on s.id = e.subject_id left join evaluation_facts f on f.evaluation_id = e.id"
            + " order by e.subject_id, e.id";

    private final DataSource database;

    /** Reads from this database. */
    public JdbcArchive(DataSource database) {
        this.database = database;
    }

    /** Reads from the database at that address. */
    public static JdbcArchive at(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        source.setReadOnly(true);
        return new JdbcArchive(source);
    }

    @Override
    public List<Kept> latest(Question question) {
        List<Kept> all = new ArrayList<>();
        query(
                LATEST,
                statement -> {
                    statement.setString(1, question.owner());
                    statement.setString(2, question.owner());
                    statement.setString(3, question.repository());
                    statement.setString(4, question.repository());
                    statement.setObject(5, OffsetDateTime.ofInstant(question.since(), ZoneOffset.UTC));
                    statement.setInt(6, question.most());
                },
                row -> {
                    String outcome = row.getString(2);
                    dossier(row.getBytes(1)).ifPresent(read -> all.add(new Kept(read, outcome)));
                });
        return all;
    }

    /** Facts in a form that this version does not read are left out, so that they do not hide all others. */
    private static Optional<Dossier> dossier(byte[] packed) {
        try {
            return Optional.of(
                    FactsJson.read(Packed.unpack(packed), Instant.EPOCH).dossier());
        } catch (FactsProblem unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void proofs(Consumer<Proof> reader) {
        Map<String, PolicyText.Found> texts = policies();
        query(PROOFS, statement -> {}, row -> proof(row, texts).ifPresent(reader));
    }

    private static Optional<Proof> proof(ResultSet row, Map<String, PolicyText.Found> texts) throws SQLException {
        List<String> files = VerdictJson.readStrings(row.getString(3));
        if (!texts.keySet().containsAll(files)) {
            return Optional.empty();
        }
        return Optional.of(new Proof(
                row.getLong(1),
                FactsJson.read(Packed.unpack(row.getBytes(2)), Instant.EPOCH).dossier(),
                files.stream().map(texts::get).toList(),
                VerdictJson.readStrings(row.getString(4)),
                VerdictJson.readStrings(row.getString(5)),
                row.getString(6)));
    }

    @Override
    public Optional<Proof> proof(long id) {
        List<String> files = new ArrayList<>();
        query(
                "select policies from evaluation where id = ?",
                statement -> statement.setLong(1, id),
                row -> files.addAll(VerdictJson.readStrings(row.getString(1))));
        Map<String, PolicyText.Found> texts = new HashMap<>();
        for (String file : files) {
            texts.putAll(policies(" where file = ? and blob = ?", statement -> {
                int at = file.lastIndexOf('@');
                statement.setString(1, file.substring(0, Math.max(at, 0)));
                statement.setString(2, file.substring(at + 1));
            }));
        }
        List<Proof> found = new ArrayList<>();
        query(PROOF, statement -> statement.setLong(1, id), row -> {
            try {
                proof(row, texts).ifPresent(found::add);
            } catch (FactsProblem unreadable) {
                // A form that this version does not read: as if the facts were not kept any more.
                return;
            }
        });
        return found.stream().findFirst();
    }

    private Map<String, PolicyText.Found> policies() {
        return policies("", statement -> {});
    }

    private Map<String, PolicyText.Found> policies(String which, Filling filling) {
        Map<String, PolicyText.Found> texts = new HashMap<>();
        query(
                "select file, blob, content from policy_version" + which,
                filling,
                row -> texts.put(
                        row.getString(1) + "@" + row.getString(2),
                        new PolicyText.Found(row.getString(1), row.getString(2), row.getString(3))));
        return texts;
    }

    /** Recomputes the hashes of all rows. */
    public ChainReport chains() {
        ChainReport.Making making = new ChainReport.Making();
        query(CHAINS, statement -> {}, row -> {
            String content = Chain.content(
                    row.getString("previous_hash"),
                    row.getLong("subject_id"),
                    row.getString("head"),
                    row.getString("base"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("outcome"),
                    row.getDouble("defect"),
                    row.getDouble("rollback"),
                    row.getString("policies"),
                    row.getString("verdict"),
                    row.getString("facts_digest"));
            byte[] facts = row.getBytes("facts");
            making.take(
                    row.getString("owner") + "/" + row.getString("repository") + "#" + row.getInt("number"),
                    row.getLong("subject_id"),
                    row.getLong("id"),
                    row.getString("previous_hash"),
                    row.getString("hash"),
                    Sha256.of(content).equals(row.getString("hash")),
                    facts == null || fits(facts, row.getString("facts_digest")));
        });
        return making.report();
    }

    private static boolean fits(byte[] facts, String digest) {
        try {
            return Sha256.of(Packed.unpack(facts)).equals(digest);
        } catch (java.io.UncheckedIOException garbled) {
            return false;
        }
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    private void query(String sql, Filling filling, Taking taking) {
        try (Connection connection = database.getConnection()) {
            // Outside a transaction the driver would hold all rows in memory at once.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(AT_A_TIME);
                filling.fill(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taking.take(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private static DatabaseProblem problem(SQLException e) {
        // 42P01 and 42703: PostgreSQL has no such table or column.
        boolean older = "42P01".equals(e.getSQLState()) || "42703".equals(e.getSQLState());
        return new DatabaseProblem(
                older
                        ? "this database was not used by this version yet. Start the App on it once: `countersign serve`."
                        : "the database cannot be read: " + e.getMessage(),
                e);
    }
}
