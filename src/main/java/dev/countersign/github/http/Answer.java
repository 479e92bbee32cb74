package dev.countersign.github.http;

import java.net.http.HttpHeaders;

/**
 * What came back, whatever it is.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, possibly empty
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
