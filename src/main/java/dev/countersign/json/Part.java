package dev.countersign.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An object of a line of facts, read strictly: a key that nobody asks for is a problem, and so is a value of another type.
 *
 * <p>Every problem names its place the way JSONPath does, such as {@code $.reviews[0].state}.
 */
final class Part {

    private final JsonNode node;
    private final String path;
    private final Set<String> asked = new LinkedHashSet<>();

    private Part(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Reads an object by a form, and fails when it has a key that the form does not know. */
    static <T> T read(JsonNode node, String path, Function<Part, T> form) {
        if (!node.isObject()) {
            throw new FactsProblem("`" + path + "` must be an object");
        }
        Part part = new Part(node, path);
        T value = form.apply(part);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!part.asked.contains(name)) {
                throw new FactsProblem("there is no `" + path + "." + name + "`; known here are "
                        + part.asked.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        return value;
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    /** A problem with the value of a key. */
    FactsProblem problem(String key, String what) {
        return new FactsProblem("`" + path + "." + key + "` " + what);
    }

    private FactsProblem missing(String key) {
        return new FactsProblem("`" + path + "." + key + "` is missing");
    }

    private Optional<JsonNode> value(String key) {
        asked.add(key);
        return Optional.ofNullable(node.get(key));
    }

    String text(String key) {
        return value(key).map(found -> text(found, key)).orElseThrow(() -> missing(key));
    }

    String text(String key, String otherwise) {
        return value(key).map(found -> text(found, key)).orElse(otherwise);
    }

    /** A text that is not empty. */
    String name(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            throw problem(key, "is empty");
        }
        return text;
    }

    private String text(JsonNode found, String key) {
        if (!found.isTextual()) {
            throw problem(key, "must be a text");
        }
        return found.textValue();
    }

    /** The id of a commit or a blob: 1 to 64 letters and digits, or empty when that may be. */
    String sha(String key, boolean mayBeEmpty) {
        String sha = mayBeEmpty ? text(key, "") : text(key);
        boolean right = sha.length() <= 64
                && (mayBeEmpty || !sha.isEmpty())
                && sha.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
        if (!right) {
            throw problem(key, "must be an object id: up to 64 letters and digits");
        }
        return sha;
    }

    /** A SHA-256 in hexadecimal. */
    String digest(String key) {
        String digest = text(key);
        if (!digest.matches("[0-9a-f]{64}")) {
            throw problem(key, "must be a SHA-256 in 64 lower-case hexadecimal digits");
        }
        return digest;
    }

    int number(String key, int otherwise) {
        return (int) count(key, otherwise, Integer.MAX_VALUE);
    }

    int needed(String key) {
        if (!has(key)) {
            throw missing(key);
        }
        return number(key, 0);
    }

    long number(String key) {
        if (!has(key)) {
            throw missing(key);
        }
        return count(key, 0, Long.MAX_VALUE);
    }

    private long count(String key, long otherwise, long most) {
        return value(key)
                .map(found -> {
                    boolean right = found.isIntegralNumber()
                            && found.canConvertToLong()
                            && found.longValue() >= 0
                            && found.longValue() <= most;
                    if (!right) {
                        throw problem(key, "must be a whole number from 0 to " + most);
                    }
                    return found.longValue();
                })
                .orElse(otherwise);
    }

    double decimal(String key) {
        return value(key)
                .map(found -> {
                    if (!found.isNumber()) {
                        throw problem(key, "must be a number");
                    }
                    return found.doubleValue();
                })
                .orElse(0.0);
    }

    boolean flag(String key, boolean otherwise) {
        return value(key)
                .map(found -> {
                    if (!found.isBoolean()) {
                        throw problem(key, "must be true or false");
                    }
                    return found.booleanValue();
                })
                .orElse(otherwise);
    }

    Instant moment(String key) {
        String text = text(key);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw problem(key, "must be a moment in UTC, such as 2026-11-02T12:00:00Z");
        }
    }

    <E extends Enum<E>> E word(String key, Class<E> type) {
        return word(type, text(key), key);
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        return has(key) ? word(key, type) : otherwise;
    }

    <E extends Enum<E>> E word(Class<E> type, String text, String key) {
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(text)) {
                return value;
            }
        }
        throw problem(
                key,
                "cannot be `" + text + "`; it is one of "
                        + Arrays.stream(type.getEnumConstants()).map(Part::word).collect(Collectors.joining(", ")));
    }

    /** How a constant is written: {@code changes-requested}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    <T> T part(String key, Function<Part, T> form) {
        return value(key).map(found -> read(found, path + "." + key, form)).orElseThrow(() -> missing(key));
    }

    <T> T part(String key, Function<Part, T> form, T otherwise) {
        return has(key) ? part(key, form) : otherwise;
    }

    /** The objects of a list; none when the key is absent. */
    <T> List<T> parts(String key, Function<Part, T> form) {
        return each(key, (found, place) -> read(found, place, form));
    }

    List<String> texts(String key) {
        return each(key, (found, place) -> {
            if (!found.isTextual()) {
                throw new FactsProblem("`" + place + "` must be a text");
            }
            return found.textValue();
        });
    }

    List<Double> decimals(String key) {
        return each(key, (found, place) -> {
            if (!found.isNumber()) {
                throw new FactsProblem("`" + place + "` must be a number");
            }
            return found.doubleValue();
        });
    }

    /** Reads a value at its place. */
    interface Form<T> {
        T read(JsonNode node, String place);
    }

    private <T> List<T> each(String key, Form<T> form) {
        List<T> all = new ArrayList<>();
        value(key).ifPresent(found -> {
            if (!found.isArray()) {
                throw problem(key, "must be a list");
            }
            for (int i = 0; i < found.size(); i++) {
                all.add(form.read(found.get(i), path + "." + key + "[" + i + "]"));
            }
        });
        return all;
    }

    /** The values of an object whose keys are names; none when the key is absent. */
    <T> Map<String, T> named(String key, Form<T> form) {
        Map<String, T> all = new LinkedHashMap<>();
        value(key).ifPresent(found -> {
            if (!found.isObject()) {
                throw problem(key, "must be an object");
            }
            for (Map.Entry<String, JsonNode> entry : found.properties()) {
                String place = path + "." + key + "[\"" + entry.getKey() + "\"]";
                all.put(entry.getKey(), form.read(entry.getValue(), place));
            }
        });
        return all;
    }
}
