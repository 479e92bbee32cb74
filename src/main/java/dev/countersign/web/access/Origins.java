package dev.countersign.web.access;

import java.net.URI;
import java.util.Set;

/**
 * Tells whether a page of ours made a browser send something. Browsers say so in {@code Sec-Fetch-Site} or in
 * {@code Origin}; older ones in the latter only, and over plain HTTP, too.
 */
final class Origins {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private Origins() {}

    /** Whether a request with that method may change something. */
    static boolean changes(String method) {
        return !READS.contains(method);
    }

    /**
     * Whether it comes from another site, or nobody says where from.
     *
     * @param site the header {@code Sec-Fetch-Site}; empty when there is none
     * @param origin the header {@code Origin}; empty when there is none
     * @param host the header {@code Host}
     * @param own the address that people reach this App at; empty when unknown
     */
    static boolean foreign(String site, String origin, String host, String own) {
        if (!site.isEmpty()) {
            return !site.equals("same-origin");
        }
        return !origin.equals("http://" + host) && !origin.equals("https://" + host) && !origin.equals(originOf(own));
    }

    /** The same for a browser that is not logged in, and for programs, which say nothing. */
    static boolean clearlyForeign(String site, String origin, String host, String own) {
        return !(site.isEmpty() && origin.isEmpty()) && foreign(site, origin, host, own);
    }

    private static String originOf(String own) {
        if (own.isEmpty()) {
            return "none";
        }
        URI address = URI.create(own);
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
