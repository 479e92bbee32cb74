package dev.countersign.wiring;

import dev.countersign.store.JdbcApiTokens;
import dev.countersign.store.JdbcPremises;
import dev.countersign.web.access.ApiTokens;
import dev.countersign.web.access.Premises;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes the parts that know who asks. */
@ApplicationScoped
public class AccessWiring {

    /** Tokens of machines. */
    @Produces
    @Singleton
    ApiTokens tokens(DataSource database, Clock clock) {
        return new JdbcApiTokens(database::getConnection, clock);
    }

    /** Where the App is at work. */
    @Produces
    @Singleton
    Premises premises(DataSource database) {
        return new JdbcPremises(database::getConnection);
    }
}
