package dev.countersign.github.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A good answer to a REST request.
 *
 * @param status 200 to 299
 * @param link the Link header, empty when there is none
 * @param body the JSON body; missing when GitHub sent none
 */
public record Reply(int status, String link, JsonNode body) {

    /** Whether GitHub has another page. */
    public boolean hasNext() {
        return link.contains("rel=\"next\"");
    }
}
