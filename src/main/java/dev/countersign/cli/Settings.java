package dev.countersign.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The few settings that must be known before Quarkus starts, read from where Quarkus would read them: system properties,
 * environment, {@code .env} and {@code config/application.properties} in the working directory.
 */
public final class Settings {

    /** What the settings of the database begin with. */
    static final String DATABASE = "quarkus.datasource";

    private final Config config;

    private Settings(Config config) {
        this.config = config;
    }

    /** Reads them as they are now. */
    public static Settings read() {
        return new Settings(ConfigUtils.configBuilder().build());
    }

    /** Settings from one place only. */
    static Settings of(Map<String, String> values) {
        return new Settings(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(values, 300), new PropertiesConfigSource(values, "given", 400))
                .build());
    }

    /** The same, with further values that come before those that are there. */
    Settings with(Map<String, String> values) {
        List<ConfigSource> sources = new ArrayList<>();
        config.getConfigSources().forEach(sources::add);
        sources.add(new PropertiesConfigSource(values, "found", Integer.MAX_VALUE));
        return new Settings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(sources)
                .build());
    }

    /** Whether a property has a value that is not blank. */
    boolean has(String property) {
        return value(property).isPresent();
    }

    /** Where the embedded database and everything else that must survive is kept. */
    Path dataFolder() {
        return Path.of(value("countersign.data.dir").orElse("data"));
    }

    /** The address that the App listens on. */
    String host() {
        return value("quarkus.http.host").orElse("0.0.0.0");
    }

    /**
     * The port that the App listens on; 0 is any free one.
     *
     * @throws CannotDo when the setting is no port
     */
    int port() {
        String text = value("quarkus.http.port").orElse("8080");
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number that is too large.
        }
        throw new CannotDo("cannot start: quarkus.http.port (QUARKUS_HTTP_PORT) is `" + text
                + "`, but must be a number from 0 to 65535.");
    }

    /** A property's value; empty when it has none. */
    String text(String property) {
        return value(property).orElse("");
    }

    /** A property's value; empty when it is not there or blank. */
    Optional<String> value(String property) {
        return config.getOptionalValue(property, String.class).filter(value -> !value.isBlank());
    }
}
