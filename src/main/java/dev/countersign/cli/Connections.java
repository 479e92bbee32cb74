package dev.countersign.cli;

import dev.countersign.github.AppConnection;
import dev.countersign.github.http.Endpoints;
import dev.countersign.github.http.GitHubHttp;
import java.time.Clock;

/** Connects commands to GitHub by the App's settings. */
final class Connections {

    private Connections() {}

    /**
     * A client that asks as the App.
     *
     * @throws CannotDo when a setting is missing, or is not what it has to be
     */
    static GitHubHttp open(Settings given) {
        Settings settings = StartCheck.none(given) ? FirstStart.earlier(given) : given;
        StartCheck.credentials(settings);
        String instance = settings.value("quarkus.github-app.instance-endpoint").orElse("https://api.github.com");
        try {
            return AppConnection.open(
                    new Endpoints(
                            settings.value("quarkus.github-app.rest-api-endpoint")
                                    .orElse(instance),
                            settings.value("quarkus.github-app.graphql-api-endpoint")
                                    .orElse(instance + "/graphql")),
                    settings.text("quarkus.github-app.app-id").strip(),
                    settings.text("quarkus.github-app.private-key"),
                    Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new CannotDo(e.getMessage() + ".\n  set  QUARKUS_GITHUB_APP_PRIVATE_KEY  (or"
                    + " quarkus.github-app.private-key)  to the text that GitHub gave you.");
        }
    }
}
