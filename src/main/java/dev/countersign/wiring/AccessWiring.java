package dev.countersign.wiring;

import dev.countersign.store.JdbcApiTokens;
import dev.countersign.store.JdbcBearers;
import dev.countersign.store.JdbcPremises;
import dev.countersign.store.JdbcSessions;
import dev.countersign.web.access.ApiTokens;
import dev.countersign.web.access.LoginSettings;
import dev.countersign.web.access.Operators;
import dev.countersign.web.access.Premises;
import dev.countersign.web.access.SessionLife;
import dev.countersign.web.access.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that know who asks. */
@ApplicationScoped
public class AccessWiring {

    /** Tokens of machines. */
    @Produces
    @Singleton
    ApiTokens tokens(DataSource database, Clock clock) {
        return new JdbcApiTokens(database::getConnection, clock);
    }

    /** How people log in. */
    @Produces
    @Singleton
    LoginSettings login(
            @ConfigProperty(name = "countersign.login.client-id") Optional<String> id,
            @ConfigProperty(name = "countersign.login.client-secret") Optional<String> secret,
            @ConfigProperty(name = "countersign.public-url") Optional<String> address,
            @ConfigProperty(name = "quarkus.github-app.instance-endpoint") Optional<String> instance,
            @ConfigProperty(name = "quarkus.github-app.rest-api-endpoint") Optional<String> rest) {
        return LoginSettings.of(
                id.orElse("").strip(),
                secret.orElse("").strip(),
                address.orElse("").strip(),
                rest.or(() -> instance).orElse("https://api.github.com").strip());
    }

    /** How long somebody is logged in. */
    @Produces
    @Singleton
    SessionLife life(
            @ConfigProperty(name = "countersign.sessions.longest", defaultValue = "PT8H") Duration longest,
            @ConfigProperty(name = "countersign.sessions.idle", defaultValue = "PT1H") Duration idle) {
        return new SessionLife(longest, idle);
    }

    /** Who is logged in. */
    @Produces
    @Singleton
    Sessions sessions(DataSource database, SessionLife life, Clock clock) {
        return new JdbcSessions(database::getConnection, life, clock);
    }

    /** Who runs the App. */
    @Produces
    @Singleton
    Operators operators(
            @ConfigProperty(name = "countersign.operators") Optional<List<String>> names, DataSource database) {
        return new Operators(names.orElse(List.of()), new JdbcBearers(database::getConnection));
    }

    /** Where the App is at work. */
    @Produces
    @Singleton
    Premises premises(DataSource database) {
        return new JdbcPremises(database::getConnection);
    }
}
