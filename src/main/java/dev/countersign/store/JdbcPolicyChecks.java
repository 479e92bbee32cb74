package dev.countersign.store;

import dev.countersign.flow.Look;
import dev.countersign.flow.Looks;
import dev.countersign.flow.Proposals;
import dev.countersign.flow.Subject;
import dev.countersign.outbox.ProposalShelf;
import dev.countersign.outbox.ShownCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;
import java.time.Clock;
import javax.sql.DataSource;

/** Keeps in the table {@code policy_check} what check runs on proposed policies were made from, and what GitHub shows of them. */
@ApplicationScoped
@Typed({JdbcPolicyChecks.class, Proposals.class})
public class JdbcPolicyChecks implements Proposals, ProposalShelf {

    private static final String MADE =
            "insert into policy_check (subject_id, made_from, check_head, check_id, check_digest,"
                    + " check_attempted) values (?, ?, '', 0, '', '')"
                    + " on conflict (subject_id) do update set made_from = excluded.made_from";
    private static final String SHOWN =
            "insert into policy_check (subject_id, made_from, check_head, check_id, check_digest,"
                    + " check_attempted) values (?, '', ?, ?, ?, ?) on conflict (subject_id) do update set"
                    + " check_head = excluded.check_head, check_id = excluded.check_id, check_digest = excluded.check_digest,"
                    + " check_attempted = excluded.check_attempted";

    private final Jdbc jdbc;
    private final Looks looks;
    private final LateWrites late;

    /** Works on this database, and takes only the newest look's word. */
    public JdbcPolicyChecks(DataSource database, Looks looks, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.looks = looks;
        this.late = new LateWrites(database::getConnection, clock);
    }

    @Override
    public String madeFrom(Subject subject) {
        return jdbc.query(
                        "select made_from from policy_check where subject_id = ?",
                        row -> row.getString(1),
                        SubjectRow.id(jdbc, subject))
                .orElse("");
    }

    @Override
    public void made(Subject subject, String from) {
        jdbc.update(MADE, SubjectRow.id(jdbc, subject), from);
    }

    @Override
    @Transactional
    public ShownCheck shown(Look.AtPull look, String head) {
        looks.require(look);
        return jdbc.query(
                        "select check_head = ?, check_id, check_digest, check_attempted = ? from policy_check"
                                + " where subject_id = ?",
                        row -> row.getBoolean(1)
                                ? new ShownCheck(row.getLong(2), row.getString(3), false, row.getBoolean(4))
                                : new ShownCheck(0, "", false, row.getBoolean(4)),
                        head,
                        head,
                        look.work())
                .orElseGet(() -> new ShownCheck(0, "", false, false));
    }

    @Override
    @Transactional
    public void keep(Look.AtPull look, String head, ShownCheck shown) {
        looks.require(look);
        jdbc.update(
                SHOWN,
                look.work(),
                shown.id() == 0 ? "" : head,
                shown.id(),
                shown.digest(),
                shown.attempted() ? head : "");
    }

    @Override
    public void mistrust(Look.AtPull look) {
        late.repair(
                look,
                "update policy_check set made_from = '', check_id = 0, check_digest = '', check_head = '', check_attempted ="
                        + " coalesce(nullif(check_head, ''), check_attempted) where subject_id = ?");
    }
}
