package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What tests need to know of processes on this machine. */
public final class Local {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Local() {}

    /** A port that nobody listens at for now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether the App at that address says that it can work. */
    public static boolean ready(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
