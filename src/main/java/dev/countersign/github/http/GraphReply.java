package dev.countersign.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An answer to a GraphQL document: what it brought, and what it did not.
 *
 * @param data the data, an object
 * @param problems one for each field that GitHub did not answer
 */
public record GraphReply(JsonNode data, List<Problem> problems) {

    /** Copies the list. */
    public GraphReply {
        problems = List.copyOf(problems);
    }

    /**
     * Why a field is null.
     *
     * @param type GitHub's word, such as {@code NOT_FOUND} or {@code FORBIDDEN}; possibly empty
     * @param path the field's aliases from the root, with dots between
     * @param message GitHub's sentence
     */
    public record Problem(String type, String path, String message) {

        /** Whether it concerns that field or something in it. */
        public boolean isAt(String prefix) {
            return path.equals(prefix) || path.startsWith(prefix + ".");
        }

        /** Whether GitHub says that there is no such thing, or not for us. */
        public boolean isNotFound() {
            return type.equals("NOT_FOUND");
        }
    }
}
