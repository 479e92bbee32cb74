package dev.countersign.store;

import dev.countersign.budget.Account;
import dev.countersign.budget.AccountText;
import dev.countersign.web.operations.Machinery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How the App runs, by plain SQL; never writes. */
public final class JdbcMachinery implements Machinery {

    private static final String WORK = "select task_name, count(*) filter (where not picked and execution_time <= ?),"
            + " count(*) filter (where picked), count(*) filter (where not picked and execution_time > ?)"
            + " from scheduled_tasks group by task_name order by task_name";
    private static final String BACKLOG =
            "select count(*), coalesce(min(stirred_at), ?) from subject where wanted > done";
    private static final String DELIVERIES = "select count(*) filter (where received > ?), count(*),"
            + " (select max(received) from delivery) from delivery where received > ?";
    private static final String QUOTAS = "select b.installation, b.account,"
            + " (select s.owner from subject s where s.installation = b.installation limit 1) as owner"
            + " from github_budget b order by b.installation limit ?";

    private final Jdbc jdbc;

    /** Works on these connections. */
    public JdbcMachinery(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public List<Work> work(Instant now) {
        return jdbc.list(
                WORK,
                row -> new Work(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                at(now),
                at(now));
    }

    @Override
    public Backlog backlog(Instant now) {
        return jdbc.query(BACKLOG, row -> new Backlog(row.getLong(1), moment(row, 2)), at(now))
                .orElseThrow();
    }

    @Override
    public Deliveries deliveries(Instant now) {
        List<Missed> open = jdbc.list(
                "select guid, event, action, delivered, asked, due from missed_delivery order by delivered limit ?",
                row -> new Missed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        moment(row, 4),
                        row.getInt(5),
                        moment(row, 6)),
                MOST);
        long[] missed = jdbc.query("select count(*), count(*) filter (where asked > 0) from missed_delivery", row ->
                        new long[] {row.getLong(1), row.getLong(2)})
                .orElseThrow();
        return jdbc.query(
                        DELIVERIES,
                        row -> new Deliveries(
                                row.getLong(1), row.getLong(2), moment(row, 3), missed[0], missed[1], open),
                        at(now.minus(Duration.ofHours(1))),
                        at(now.minus(Duration.ofDays(1))))
                .orElseThrow();
    }

    @Override
    public List<Quota> quotas(Instant now) {
        return jdbc.list(QUOTAS, row -> quota(row, now), MOST);
    }

    private static Quota quota(ResultSet row, Instant now) throws SQLException {
        Account account = AccountText.read(row.getString(2));
        Instant halted = account.halted(now);
        String owner = row.getString(3);
        return new Quota(
                row.getLong(1),
                owner == null ? "" : owner,
                halted.isAfter(now) ? halted : Instant.EPOCH,
                account.said().entrySet().stream()
                        .map(one -> new Meter(
                                one.getKey(),
                                one.getValue().remaining(),
                                one.getValue().limit(),
                                one.getValue().reset()))
                        .toList());
    }

    @Override
    public List<Replica> replicas() {
        return jdbc.list(
                "select id, version, started, seen from replica order by seen desc, id limit ?",
                row -> new Replica(row.getString(1), row.getString(2), moment(row, 3), moment(row, 4)),
                MOST);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? Instant.EPOCH : found.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
