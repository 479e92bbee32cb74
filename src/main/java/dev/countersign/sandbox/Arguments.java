package dev.countersign.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Arguments of a field in a GraphQL document, with variables filled in. */
record Arguments(Map<String, Object> values) {

    boolean has(String name) {
        return values.get(name) != null;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    int number(String name) {
        if (values.get(name) instanceof Number number) {
            return number.intValue();
        }
        throw missing(name);
    }

    /** The fields of an argument that is an object; none where it is not given. */
    Arguments inside(String name) {
        return values.get(name) instanceof Map<?, ?> map
                ? new Arguments(map.entrySet().stream()
                        .filter(field -> field.getValue() != null)
                        .collect(Collectors.toMap(field -> field.getKey().toString(), Map.Entry::getValue)))
                : new Arguments(Map.of());
    }

    /** A list of names; one name alone counts as a list, as in GraphQL. */
    Optional<List<String>> names(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(Object::toString).toList()
                        : List.of(value.toString()));
    }

    private static GraphRefusal missing(String name) {
        return new GraphRefusal("MISSING_ARGUMENT", "Argument '" + name + "' is missing or of the wrong type");
    }
}
