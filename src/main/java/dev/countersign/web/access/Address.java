package dev.countersign.web.access;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request comes from, as far as one visitor is told from another. */
final class Address {

    private static final int BYTES_OF_A_NETWORK = 8;
    private static final int BYTES_OF_IPV6 = 16;

    private Address() {}

    /** The address of whoever sent a request; a proxy's, unless Quarkus is told to trust what it forwards. */
    static String of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "none"
                : of(request.remoteAddress().hostAddress());
    }

    /** An IPv4 address as it is; of an IPv6 address the network of 64 bits, in which a visitor has as many as they like. */
    static String of(String numeric) {
        if (numeric == null || numeric.indexOf(':') < 0) {
            return numeric == null ? "none" : numeric;
        }
        try {
            // A text with a colon is never looked up as a name.
            byte[] bytes = InetAddress.getByName(numeric).getAddress();
            return bytes.length == BYTES_OF_IPV6
                    ? HexFormat.of().formatHex(bytes, 0, BYTES_OF_A_NETWORK)
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException none) {
            return "none";
        }
    }
}
