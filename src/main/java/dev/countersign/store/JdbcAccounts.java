package dev.countersign.store;

import dev.countersign.budget.Account;
import dev.countersign.budget.AccountText;
import dev.countersign.budget.Accounts;
import dev.countersign.budget.Answer;
import dev.countersign.budget.Halt;
import dev.countersign.budget.Limits;
import dev.countersign.budget.Wish;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Keeps the budgets of installations, a row for each, which is locked for the two statements that a change takes. */
public final class JdbcAccounts implements Accounts {

    private static final String LOCK = "select account from github_budget where installation = ? for update";
    private static final String MAKE =
            "insert into github_budget (installation, halted, account) values (?, ?, '') on conflict do nothing";
    private static final String KEEP = "update github_budget set account = ?, halted = ? where installation = ?";

    private final Jdbc jdbc;
    private final Clock clock;

    /** Keeps them in the tables that these sessions see. */
    public JdbcAccounts(JdbcChronicle.Sessions sessions, Clock clock) {
        this.jdbc = new Jdbc(sessions);
        this.clock = clock;
    }

    @Override
    public Answer ask(long installation, Wish wish, Limits limits) {
        return change(installation, account -> account.ask(wish, limits, clock.instant()));
    }

    @Override
    public Instant halt(long installation, Halt halt) {
        return change(installation, account -> account.halt(halt, clock.instant()));
    }

    private <T> T change(long installation, Function<Account, T> change) {
        return jdbc.atOnce(connection -> {
            Account account = AccountText.read(locked(connection, installation));
            T answer = change.apply(account);
            try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
                Jdbc.set(
                        keep,
                        AccountText.write(account),
                        account.halted(clock.instant()).atOffset(ZoneOffset.UTC),
                        installation);
                keep.executeUpdate();
            }
            return answer;
        });
    }

    private static String locked(Connection connection, long installation) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            Jdbc.set(lock, installation);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
            try (PreparedStatement make = connection.prepareStatement(MAKE)) {
                Jdbc.set(make, installation, Instant.EPOCH.atOffset(ZoneOffset.UTC));
                make.executeUpdate();
            }
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
