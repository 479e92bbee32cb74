package dev.countersign.github;

import dev.countersign.github.http.AppKey;
import dev.countersign.github.http.Connections;
import dev.countersign.github.http.Endpoints;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Transport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.githubapp.runtime.signing.PrivateKeyUtil;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;

/** Connects to GitHub as the App for a command, without the App running. */
public final class AppConnection {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private AppConnection() {}

    /**
     * A client.
     *
     * @param id the App's number
     * @param pem its private key
     * @throws IllegalArgumentException when the key is none; the message does not hold it
     */
    public static GitHubHttp open(Endpoints endpoints, String id, String pem, Clock clock) {
        AppKey key;
        try {
            key = new AppKey(id, PrivateKeyUtil.loadKey(pem));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Whatever the reason says may quote the key, so it is not passed on.
            throw new IllegalArgumentException("the App's private key is not a PEM text of an RSA key");
        }
        return new GitHubHttp(
                new Transport(Connections.open(), PATIENCE, new SimpleMeterRegistry()),
                () -> endpoints,
                () -> key,
                clock);
    }
}
