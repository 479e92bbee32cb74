package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.access.Premises;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds organisations and repositories among the pull requests and pasts that are kept. */
public final class JdbcPremises implements Premises {

    private static final String FIND = "select installation, repository_id, owner, name from ("
            + "select installation, repository_id, owner, repository as name, id as nth from subject"
            + " where lower(owner) = lower(?) and lower(repository) = lower(?)"
            + " union all select installation, repository_id, owner, name, 0 from history"
            + " where lower(owner) = lower(?) and lower(name) = lower(?)) met order by nth desc limit 1";
    private static final String INSTALLATION = "select installation from ("
            + "(select installation, id as nth from subject where lower(owner) = lower(?) order by id desc limit 1)"
            + " union all (select installation, 0 from history where lower(owner) = lower(?) limit 1)) met"
            + " order by nth desc limit 1";
    private static final String OWNERS = "select min(owner) as owner from ("
            + "select distinct owner from subject union select distinct owner from history) met"
            + " group by lower(owner) order by lower(min(owner)) limit ?";

    private final Jdbc jdbc;

    /** Looks in the tables that these sessions see. */
    public JdbcPremises(JdbcChronicle.Sessions sessions) {
        this.jdbc = new Jdbc(sessions);
    }

    @Override
    public Optional<Place> find(RepositoryRef name) {
        return jdbc.query(
                FIND,
                row -> new Place(
                        row.getLong("installation"),
                        row.getLong("repository_id"),
                        new RepositoryRef(row.getString("owner"), row.getString("name"))),
                name.owner(),
                name.name(),
                name.owner(),
                name.name());
    }

    @Override
    public Optional<Long> installation(String organisation) {
        return jdbc.query(INSTALLATION, row -> row.getLong("installation"), organisation, organisation);
    }

    @Override
    public List<String> owners(int most) {
        return jdbc.work(connection -> {
            List<String> owners = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(OWNERS)) {
                Jdbc.set(select, most);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        owners.add(row.getString("owner"));
                    }
                }
            }
            return owners;
        });
    }
}
