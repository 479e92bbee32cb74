package dev.countersign.sandbox;

import java.time.Duration;
import java.util.Map;

/**
 * Something that goes wrong with an App's requests. People's requests are spared.
 *
 * @param method such as {@code POST}; {@code *} for any
 * @param path a pattern on the path: {@code *} for anything but a slash, {@code **} for anything
 * @param times how many requests it happens to
 * @param status the status answered instead of the real answer; 0 lets the request through after the delay
 * @param headers what the answer's head carries besides
 * @param body the answer's body
 * @param delay how long nothing happens first
 * @param drop whether the connection is cut instead of an answer
 */
public record RequestFault(
        String method,
        String path,
        int times,
        int status,
        Map<String, String> headers,
        String body,
        Duration delay,
        boolean drop) {

    /** Copies the headers. */
    public RequestFault {
        headers = Map.copyOf(headers);
    }

    /** An answer with that status and a JSON message. */
    public static RequestFault status(String method, String path, int times, int status) {
        return new RequestFault(method, path, times, status, Map.of(), "{\"message\":\"Fault\"}", Duration.ZERO, false);
    }

    /** An answer with that status, headers and body. */
    public static RequestFault answer(
            String method, String path, int times, int status, Map<String, String> headers, String body) {
        return new RequestFault(method, path, times, status, headers, body, Duration.ZERO, false);
    }

    /** A cut connection. */
    public static RequestFault dropped(String method, String path, int times) {
        return new RequestFault(method, path, times, 0, Map.of(), "", Duration.ZERO, true);
    }

    /** The real answer, late. */
    public static RequestFault slow(String method, String path, int times, Duration delay) {
        return new RequestFault(method, path, times, 0, Map.of(), "", delay, false);
    }

    boolean hits(String askedMethod, String askedPath) {
        return (method.equals("*") || method.equals(askedMethod)) && Glob.matches(path, askedPath);
    }
}
