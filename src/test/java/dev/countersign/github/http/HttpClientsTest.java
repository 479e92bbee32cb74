package dev.countersign.github.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given a server that says it is GitHub and that nobody vouches for, when it is asked, then it hears nothing. */
class HttpClientsTest {

    @TempDir
    private Path folder;

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_taken_and_no_token_is_sent() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(Signed.byItself(folder, "localhost").server()));
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "https://localhost:" + server.getAddress().getPort() + "/app"))
                    .header("Authorization", "Bearer token")
                    .build();
            HttpClient client = new HttpClients().create();
            assertThrows(
                    SSLHandshakeException.class, () -> client.send(request, HttpResponse.BodyHandlers.discarding()));
            assertEquals(0, heard.get());
        } finally {
            server.stop(0);
        }
    }
}
