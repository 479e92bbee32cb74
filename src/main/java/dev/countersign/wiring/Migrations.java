package dev.countersign.wiring;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Changes tables over connections of their own. Those of the pool are given up when the database does not answer for a while, and
 * the database ends a transaction in which nothing is said for as long; a change of a large table may take longer than both.
 */
@Singleton
public final class Migrations implements FlywayConfigurationCustomizer {

    /** One whose machine is gone shall not keep the others from starting. */
    private static final String KEEP_ALIVE =
            "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4";

    private final Consumer<FluentConfiguration> connect;

    /** Of the database at that address. */
    Migrations(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.connect = migrations -> url.ifPresent(address -> migrations
                .dataSource(address, username.orElse(null), password.orElse(null))
                .initSql(KEEP_ALIVE));
    }

    @Override
    public void customize(FluentConfiguration migrations) {
        connect.accept(migrations);
    }
}
