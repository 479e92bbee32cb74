package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a route answers; no body at all for an empty one. */
record Answer(int status, Optional<JsonNode> body, Map<String, String> headers) {

    static Answer ok(JsonNode body) {
        return new Answer(200, Optional.of(body), Map.of());
    }

    static Answer created(JsonNode body) {
        return new Answer(201, Optional.of(body), Map.of());
    }

    static Answer status(int status, JsonNode body) {
        return new Answer(status, Optional.of(body), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, Optional.empty(), Map.of());
    }

    static Answer refused(Refusal refusal) {
        var body = Json.object("message", refusal.getMessage());
        if (!refusal.errors().isEmpty()) {
            body.set("errors", refusal.errors());
        }
        body.put("documentation_url", "https://docs.github.com/rest");
        body.put("status", Integer.toString(refusal.status()));
        return status(refusal.status(), body);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more);
    }
}
