package dev.countersign.wiring;

import dev.countersign.notify.Bodies;
import dev.countersign.notify.Messenger;
import dev.countersign.notify.Receivers;
import dev.countersign.notify.SlackTexts;
import dev.countersign.store.JdbcNotices;
import dev.countersign.web.GitHubWeb;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that tell other systems what happened. */
@ApplicationScoped
public class NotifyWiring {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Who is told, by the operator's settings alone. */
    @Produces
    @Singleton
    Receivers receivers(
            Config config,
            @ConfigProperty(name = "countersign.notify.waiting", defaultValue = "PT24H") Duration waiting,
            @ConfigProperty(name = "countersign.notify.insecure", defaultValue = "false") boolean insecure) {
        return Receivers.read(
                setting -> config.getOptionalValue("countersign.notify." + setting, String.class)
                        .orElse(""),
                waiting,
                insecure);
    }

    /** What is kept to be sent. */
    @Produces
    @Singleton
    JdbcNotices notices(
            DataSource database,
            Receivers receivers,
            GitHubWeb github,
            Engine engine,
            @ConfigProperty(name = "countersign.public-url") Optional<String> address) {
        String own = address.orElse("");
        return new JdbcNotices(
                database::getConnection,
                receivers,
                new Bodies(
                        own.endsWith("/") ? own.substring(0, own.length() - 1) : own, github, new SlackTexts(engine)));
    }

    /** What sends it. */
    @Produces
    @Singleton
    Messenger messenger(Receivers receivers, JdbcNotices shelf, Clock clock) {
        return new Messenger(receivers, shelf, clock, PATIENCE);
    }
}
