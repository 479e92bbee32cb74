package dev.countersign.github.http;

import io.quarkiverse.githubapp.JavaHttpClientFactory;
import io.quarkiverse.githubapp.runtime.github.AbstractJavaHttpClientFactory;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Makes the extension's own connection to GitHub: HTTP/1.1, no redirects, the proxy of the environment, and a time-out,
 * which the extension's own factory lacks. Ours are made by {@link Connections}.
 */
@Singleton
public class HttpClients extends AbstractJavaHttpClientFactory implements JavaHttpClientFactory {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Override
    public HttpClient create() {
        return createDefaultClientBuilder().connectTimeout(CONNECT).build();
    }
}
