package dev.countersign.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** An object of GraphQL: its type, and how each of its fields is answered. */
final class GraphObject {

    private final String type;
    private final Map<String, Function<Arguments, Object>> fields = new LinkedHashMap<>();

    GraphObject(String type) {
        this.type = type;
        fields.put("__typename", arguments -> type);
    }

    String type() {
        return type;
    }

    /** Fields known at once, name and value in turn. */
    GraphObject having(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            fields.put((String) namesAndValues[i], arguments -> value);
        }
        return this;
    }

    /** A field that is worked out when it is asked for. */
    GraphObject lazily(String name, Supplier<Object> value) {
        fields.put(name, arguments -> value.get());
        return this;
    }

    /** A field that takes arguments. */
    GraphObject asking(String name, Function<Arguments, Object> answer) {
        fields.put(name, answer);
        return this;
    }

    /** A thing with a number: GraphQL's own field for it holds 32 bits only. */
    GraphObject numbered(String node, long id) {
        return having("id", node, "databaseId", id <= Integer.MAX_VALUE ? id : null);
    }

    Optional<Function<Arguments, Object>> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
