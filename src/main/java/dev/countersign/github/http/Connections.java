package dev.countersign.github.http;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes clients that write and read on the thread that asks (ADR 0041): HTTP/1.1, the proxy of the environment, and
 * nothing that nobody asked for, such as redirects, cookies, further tries, passwords and compression.
 */
public final class Connections {

    /** More than there are threads that ask GitHub. */
    private static final int MOST = 200;

    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /** Nobody waits that long: {@link Watch} ends requests before. */
    private static final Timeout SILENCE = Timeout.ofSeconds(30);

    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    /** A connection that was used later than that is taken for one that is still there. */
    private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(200);

    private Connections() {}

    /**
     * A client with connections of its own, by the proxy that {@code HTTP_PROXY} names if it names one, as the extension's
     * clients.
     */
    public static CloseableHttpClient open() {
        try {
            return open(SSLContext.getDefault(), proxied(System.getenv("HTTP_PROXY")), TRUSTED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** The same that trusts those whom the context trusts. */
    static CloseableHttpClient open(SSLContext tls, HttpClientBuilder proxied, TimeValue trusted) {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .setValidateAfterInactivity(trusted)
                .build();
        RequestConfig request = RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
        return proxied.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        // The JDK's own check of names, as the JDK's own client has it.
                        .setTlsSocketStrategy(
                                new DefaultClientTlsStrategy(tls, HostnameVerificationPolicy.BUILTIN, null))
                        .setDefaultConnectionConfig(connection)
                        .setMaxConnPerRoute(MOST)
                        .setMaxConnTotal(2 * MOST)
                        .build())
                .setDefaultRequestConfig(request)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                // Without it a list of all the world's domains would be read, for cookies that nobody takes.
                .setDefaultCookieSpecRegistry(name -> null)
                .disableAuthCaching()
                .disableContentCompression()
                .evictExpiredConnections()
                .evictIdleConnections(IDLE)
                .build();
    }

    /** One to be made that goes by the proxy at that address, such as {@code http://proxy:3128}, unless there is none. */
    static HttpClientBuilder proxied(String address) {
        HttpClientBuilder client = HttpClientBuilder.create();
        if (address == null || address.isEmpty()) {
            return client;
        }
        String[] parts = address.replaceFirst("^https?://", "").split(":");
        if (parts.length != 2) {
            throw new IllegalArgumentException("HTTP_PROXY is not a host and a port: " + address);
        }
        return client.setProxy(new HttpHost(parts[0], Integer.parseInt(parts[1])));
    }
}
