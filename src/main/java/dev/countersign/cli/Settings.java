package dev.countersign.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/**
 * The few settings that must be known before Quarkus starts, read from where Quarkus would read them: system properties,
 * environment, {@code .env} and {@code config/application.properties} in the working directory.
 */
public final class Settings {

    private final Config config;

    private Settings(Config config) {
        this.config = config;
    }

    /** Reads them as they are now. */
    public static Settings read() {
        return new Settings(ConfigUtils.configBuilder().build());
    }

    /** Whether a property has a value that is not blank. */
    boolean has(String property) {
        return config.getOptionalValue(property, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }

    /** Where the embedded database and everything else that must survive is kept. */
    Path dataFolder() {
        return Path.of(config.getOptionalValue("countersign.data.dir", String.class)
                .filter(value -> !value.isBlank())
                .orElse("data"));
    }

    /** The address that the App listens on. */
    String host() {
        return config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
    }

    /** The port that the App listens on; 0 is any free one. */
    int port() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    }
}
