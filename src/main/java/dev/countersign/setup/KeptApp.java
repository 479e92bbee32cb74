package dev.countersign.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Table {@code github_app}: the one App that set-up made, its secrets encrypted. Safe for use by many threads and replicas. */
public final class KeptApp {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where connections come from. */
    public interface Connections {

        /** An open one. */
        Connection open() throws SQLException;
    }

    private final Connections connections;
    private final Strongbox strongbox;

    /** Keeps it in this database, locked by this key. */
    public KeptApp(Connections connections, Strongbox strongbox) {
        this.connections = connections;
        this.strongbox = strongbox;
    }

    /**
     * The App; empty when none was made.
     *
     * @throws SQLException when the database fails
     * @throws IllegalArgumentException when it was locked by another key
     */
    public Optional<GitHubApp> read() throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement select = connection.prepareStatement("select secrets from github_app");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(parse(strongbox.open(row.getBytes(1)))) : Optional.empty();
        }
    }

    /**
     * Keeps it, unless there is one.
     *
     * @return whether it is kept now
     */
    boolean keep(GitHubApp app) throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement insert =
                        connection.prepareStatement("insert into github_app (one, app_id, slug, page,"
                                + " secrets, made) values (true, ?, ?, ?, ?, now()) on conflict do nothing")) {
            insert.setLong(1, app.id());
            insert.setString(2, app.slug());
            insert.setString(3, app.page());
            insert.setBytes(4, strongbox.lock(JSON.writeValueAsBytes(app)));
            return insert.executeUpdate() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GitHubApp parse(byte[] json) {
        try {
            return JSON.readValue(json, GitHubApp.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no App: " + e.getMessage(), e);
        }
    }
}
