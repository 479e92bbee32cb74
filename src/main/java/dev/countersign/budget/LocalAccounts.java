package dev.countersign.budget;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The budgets of a process that is alone, such as a command. Safe for use by many threads. */
public final class LocalAccounts implements Accounts {

    private final Map<Long, Account> accounts = new HashMap<>();
    private final Clock clock;

    /** Keeps them in memory. */
    public LocalAccounts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Answer ask(long installation, Wish wish, Limits limits) {
        return account(installation).ask(wish, limits, clock.instant());
    }

    @Override
    public synchronized Instant halt(long installation, Halt halt) {
        return account(installation).halt(halt, clock.instant());
    }

    private Account account(long installation) {
        return accounts.computeIfAbsent(installation, any -> new Account());
    }
}
