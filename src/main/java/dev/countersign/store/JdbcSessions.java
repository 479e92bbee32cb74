package dev.countersign.store;

import dev.countersign.web.access.SessionLife;
import dev.countersign.web.access.Sessions;
import dev.countersign.web.access.Visitor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps hashes of sessions in the table {@code login_session}. */
public final class JdbcSessions implements Sessions {

    private static final String NOT_OVER = " since > ? and seen > ?";
    private static final String VISIT = "select person, login from login_session where hash = ? and" + NOT_OVER;
    private static final String ALL =
            "select person, login, since, seen from login_session where" + NOT_OVER + " order by since, hash";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Jdbc jdbc;
    private final SessionLife life;
    private final Clock clock;

    /** Keeps them for so long in the tables that these sessions with the database see. */
    public JdbcSessions(JdbcChronicle.Sessions database, SessionLife life, Clock clock) {
        this.jdbc = new Jdbc(database);
        this.life = life;
        this.clock = clock;
    }

    @Override
    public void open(String hash, Visitor visitor) {
        jdbc.update("delete from login_session where not (" + NOT_OVER + ")", ago(life.longest()), ago(life.idle()));
        jdbc.update(
                "insert into login_session (hash, person, login, since, seen) values (?, ?, ?, ?, ?)",
                hash,
                visitor.id(),
                visitor.login(),
                now(),
                now());
    }

    @Override
    public Optional<Visitor> visit(String hash) {
        Optional<Visitor> visitor =
                jdbc.query(VISIT, JdbcSessions::visitor, hash, ago(life.longest()), ago(life.idle()));
        if (visitor.isPresent()) {
            jdbc.update("update login_session set seen = ? where hash = ? and seen <= ?", now(), hash, ago(A_MINUTE));
        }
        return visitor;
    }

    @Override
    public void close(String hash) {
        jdbc.update("delete from login_session where hash = ?", hash);
    }

    @Override
    public int closeAll(String login) {
        return jdbc.update("delete from login_session where lower(login) = lower(?)", login);
    }

    @Override
    public int closeAll() {
        return jdbc.update("delete from login_session");
    }

    @Override
    public List<Entry> all() {
        return jdbc.work(connection -> {
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(ALL)) {
                Jdbc.set(select, ago(life.longest()), ago(life.idle()));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        entries.add(new Entry(
                                visitor(row),
                                row.getObject("since", OffsetDateTime.class).toInstant(),
                                row.getObject("seen", OffsetDateTime.class).toInstant()));
                    }
                }
            }
            return entries;
        });
    }

    private static Visitor visitor(ResultSet row) throws SQLException {
        return new Visitor(row.getLong("person"), row.getString("login"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime ago(Duration time) {
        return now().minus(time);
    }
}
