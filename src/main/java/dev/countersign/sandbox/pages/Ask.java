package dev.countersign.sandbox.pages;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a browser asks for.
 *
 * @param method GET, POST or another
 * @param path decoded segments below {@code /sandbox}
 * @param query decoded parameters of the address
 * @param form decoded fields of the form that was sent
 * @param headers as they came
 */
record Ask(String method, List<String> path, Map<String, String> query, Map<String, String> form, Headers headers) {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final String WHO = "who=";

    /** Reads it all; of a body that is too large nothing. */
    static Ask of(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        return new Ask(
                exchange.getRequestMethod(),
                Arrays.stream(path.split("/"))
                        .skip(2)
                        .map(segment -> decoded(segment.replace("+", "%2B")))
                        .toList(),
                fields(
                        exchange.getRequestURI().getRawQuery() == null
                                ? ""
                                : exchange.getRequestURI().getRawQuery()),
                body.length > LARGEST ? Map.of() : fields(new String(body, StandardCharsets.UTF_8)),
                exchange.getRequestHeaders());
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** A field of the form; browsers send lines with CR and LF, files here have LF. */
    String field(String name) {
        return form.getOrDefault(name, "").replace("\r\n", "\n");
    }

    /** A parameter of the address; empty when it is not there. */
    String asked(String name) {
        return query.getOrDefault(name, "");
    }

    private String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    /** Whom the visitor plays; empty when nobody was chosen yet. */
    String who() {
        return Arrays.stream(header("Cookie").split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(WHO))
                .map(cookie -> decoded(cookie.substring(WHO.length())))
                .findFirst()
                .orElse("");
    }

    /** Whether it was sent to this machine by name, and not to a name that somebody else has pointed here. */
    boolean toThisMachine() {
        String host = header("Host").replaceFirst(":[0-9]{1,5}$", "");
        return List.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    /** Whether a page of ours sent it; browsers say so in at least one of two headers. */
    boolean fromOurPages() {
        String site = header("Sec-Fetch-Site");
        String origin = header("Origin");
        return !(site.isEmpty() && origin.isEmpty())
                && (site.isEmpty() || site.equals("same-origin"))
                && (origin.isEmpty() || origin.equals("http://" + header("Host")));
    }
}
