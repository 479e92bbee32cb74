package dev.countersign.store;

import dev.countersign.web.access.Operators;

/** Keeps in the table {@code operator} who bore a login first that is named in the settings. */
public final class JdbcBearers implements Operators.Bearers {

    private final Jdbc jdbc;

    /** Keeps it in the tables that these sessions see. */
    public JdbcBearers(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public long first(String login, long id) {
        jdbc.update("insert into operator (login, person) values (?, ?) on conflict do nothing", login, id);
        return jdbc.query("select person from operator where login = ?", row -> row.getLong(1), login)
                .orElseThrow();
    }
}
