package dev.countersign.store;

import dev.countersign.web.access.ApiTokens;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Keeps hashes of tokens, and what they open, in the table {@code api_token}. */
public final class JdbcApiTokens implements ApiTokens {

    private static final String CREATE =
            "insert into api_token (name, hash, organisations, operator, created, expires) values (?, ?, ?, ?, ?, ?)"
                    + " on conflict (name) where not revoked do nothing";
    private static final String ALL = "select name, organisations, operator, created, expires, revoked,"
            + " coalesce(to_char(used, 'YYYY-MM-DD'), '') as used_on from api_token order by id";
    private static final String VALID =
            "select name, organisations, operator from api_token" + " where hash = ? and not revoked and expires > ?";
    private static final String USED = "update api_token set used = ? where hash = ? and used is distinct from ?";

    private final Jdbc jdbc;
    private final Clock clock;

    /** Keeps them in the tables that these sessions see. */
    public JdbcApiTokens(JdbcChronicle.Sessions sessions, Clock clock) {
        this.jdbc = new Jdbc(sessions);
        this.clock = clock;
    }

    @Override
    public boolean create(String name, Scope scope, String hash, Duration life) {
        Instant now = clock.instant();
        return jdbc.update(
                        CREATE,
                        name,
                        hash,
                        String.join(" ", scope.organisations()),
                        scope.operator(),
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(life).atOffset(ZoneOffset.UTC))
                > 0;
    }

    @Override
    public List<Entry> all() {
        return jdbc.work(connection -> {
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(ALL);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        });
    }

    private Entry entry(ResultSet row) throws SQLException {
        Instant expires = instant(row, "expires");
        State state = row.getBoolean("revoked")
                ? State.REVOKED
                : expires.isAfter(clock.instant()) ? State.VALID : State.EXPIRED;
        return new Entry(
                row.getString("name"), scope(row), instant(row, "created"), expires, row.getString("used_on"), state);
    }

    @Override
    public boolean revoke(String name) {
        return jdbc.update("update api_token set revoked = true where name = ? and not revoked", name) > 0;
    }

    @Override
    public Optional<Grant> use(String hash) {
        Instant now = clock.instant();
        Optional<Grant> grant = jdbc.query(
                VALID, row -> new Grant(row.getString("name"), scope(row)), hash, now.atOffset(ZoneOffset.UTC));
        if (grant.isPresent()) {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            jdbc.update(USED, today, hash, today);
        }
        return grant;
    }

    private static Scope scope(ResultSet row) throws SQLException {
        String names = row.getString("organisations");
        return new Scope(
                new TreeSet<>(names.isEmpty() ? List.of() : List.of(names.split(" "))), row.getBoolean("operator"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
