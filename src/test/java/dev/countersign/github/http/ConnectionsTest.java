package dev.countersign.github.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.countersign.flow.TryLater;
import dev.countersign.github.FakeGitHub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom our connections lead to. */
class ConnectionsTest {

    @TempDir
    private Path folder;

    private final AtomicInteger heard = new AtomicInteger();
    private HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private URI served(SSLContext as) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(as));
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/app");
    }

    private static Answer ask(CloseableHttpClient client, String method, URI address) throws IOException {
        try (client) {
            return transport(client).send(call(method, address));
        }
    }

    private static Transport transport(CloseableHttpClient client) {
        return new Transport(client, Duration.ofSeconds(20), new SimpleMeterRegistry());
    }

    private static Transport.Call call(String method, URI address) {
        return new Transport.Call(
                method, address, Map.of("Authorization", "Bearer token"), new byte[0], "GET /app", false);
    }

    private static CloseableHttpClient trusting(SSLContext tls) {
        return Connections.open(tls, HttpClientBuilder.create(), TimeValue.ofMinutes(1));
    }

    private static CloseableHttpClient proxied(String proxy) throws Exception {
        return Connections.open(SSLContext.getDefault(), Connections.proxied(proxy), TimeValue.ofMinutes(1));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_taken_and_no_token_is_sent() throws Exception {
        URI address = served(Signed.byItself(folder, "localhost").server());
        TryLater later = assertThrows(TryLater.class, () -> ask(Connections.open(), "GET", address));
        assertInstanceOf(SSLHandshakeException.class, later.getCause());
        assertEquals(0, heard.get());
    }

    @Test
    void a_certificate_for_another_name_is_not_taken_and_no_token_is_sent() throws Exception {
        Signed elsewhere = Signed.byItself(folder, "elsewhere.test");
        URI address = served(elsewhere.server());
        TryLater later = assertThrows(TryLater.class, () -> ask(trusting(elsewhere.trusting()), "GET", address));
        assertInstanceOf(SSLHandshakeException.class, later.getCause());
        assertEquals(0, heard.get());
    }

    @Test
    void a_certificate_that_is_vouched_for_is_taken() throws Exception {
        Signed here = Signed.byItself(folder, "localhost");
        assertEquals(
                204,
                ask(trusting(here.trusting()), "GET", served(here.server())).status());
        assertEquals(1, heard.get());
    }

    @Test
    void requests_go_by_the_proxy_that_is_named() throws Exception {
        try (FakeGitHub proxy = new FakeGitHub()) {
            proxy.on("GET /repos/acme/shop", FakeGitHub.json(200, "{}"));
            URI address = URI.create("http://github.test/repos/acme/shop");
            assertEquals(200, ask(proxied(proxy.url()), "GET", address).status());
            assertEquals("github.test", proxy.asked().get(0).header("Host"));
        }
    }

    @Test
    void what_a_proxy_answers_in_githubs_place_is_no_answer() throws Exception {
        try (ServerSocket proxy = listening()) {
            CompletableFuture<Void> refused = CompletableFuture.runAsync(() -> {
                try (Socket asking = proxy.accept()) {
                    answer(asking, "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\n{}");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            CloseableHttpClient client = proxied("127.0.0.1:" + proxy.getLocalPort());
            URI address = URI.create("https://github.test/app");
            assertThrows(TryLater.class, () -> ask(client, "GET", address));
            refused.join();
        }
    }

    @Test
    void an_address_of_a_proxy_that_is_none_is_told() {
        for (String address : List.of("proxy", "http://proxy", "proxy:3128:1", "proxy:x")) {
            assertThrows(IllegalArgumentException.class, () -> Connections.proxied(address), address);
        }
    }

    @Test
    void something_written_does_not_fail_for_a_connection_that_was_closed_meanwhile() throws Exception {
        try (ServerSocket github = listening();
                CloseableHttpClient client = Connections.open(
                        SSLContext.getDefault(), HttpClientBuilder.create(), TimeValue.ZERO_MILLISECONDS)) {
            Transport transport = transport(client);
            URI address = URI.create("http://127.0.0.1:" + github.getLocalPort() + "/app");
            for (int connections = 0; connections < 2; connections++) {
                CompletableFuture<Answer> asked =
                        CompletableFuture.supplyAsync(() -> transport.send(call("POST", address)));
                try (Socket asking = github.accept()) {
                    answer(asking, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    assertEquals(200, asked.join().status());
                }
            }
        }
    }

    private static ServerSocket listening() throws IOException {
        ServerSocket listening = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"));
        listening.setSoTimeout(10_000);
        return listening;
    }

    /** Reads a request without a body and answers it. */
    private static void answer(Socket asking, String answer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) asking.getInputStream().read());
        }
        OutputStream out = asking.getOutputStream();
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
