package dev.countersign.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Writes JSON trees in one expression. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * An object of names and values in turn. Instants become GitHub's time format, empty Optionals null, nodes are
     * taken as they are.
     */
    static ObjectNode object(Object... namesAndValues) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return object;
    }

    static ArrayNode array(Object... values) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Object value : values) {
            array.add(value(value));
        }
        return array;
    }

    static <T> ArrayNode array(Collection<T> items, Function<? super T, ?> shape) {
        return array(items.stream().map(shape).toArray());
    }

    static JsonNode value(Object value) {
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null));
        }
        return value instanceof Instant instant
                ? MAPPER.getNodeFactory().textNode(time(instant))
                : value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /** GitHub writes times in UTC and whole seconds. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
