package dev.countersign.cli;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code countersign serve}: the App itself. */
@RegisterForReflection
@Command(
        name = "serve",
        description = {
            "Runs the App: takes GitHub's webhooks and answers with check runs and comments.",
            "Settings are Quarkus settings: properties, environment variables, .env or config/application.properties.",
            "Without QUARKUS_DATASOURCE_JDBC_URL it keeps its own PostgreSQL in COUNTERSIGN_DATA_DIR (./data)."
        },
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Override
    public Integer call() {
        Settings settings = Settings.read();
        if (!StartCheck.none(settings)) {
            StartCheck.credentials(settings);
        }
        StartCheck.login(settings);
        StartCheck.notifications(settings);
        return App.run(settings);
    }
}
