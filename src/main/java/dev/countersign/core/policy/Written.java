package dev.countersign.core.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * Which keys a policy file has, and where. A key that is not here has its default.
 *
 * @param places the key's path, its parts joined by {@code /}, and where it is; parts of lists are named by their {@code name} or
 *     {@code id}, such as {@code requirements/area-owner/when}
 */
public record Written(Map<String, Origin> places) {

    /** Copies the map. */
    public Written {
        places = Map.copyOf(places);
    }

    /** No key. */
    public static Written nothing() {
        return new Written(Map.of());
    }

    /** Whether the file has the key. */
    public boolean has(String... path) {
        return places.containsKey(key(path));
    }

    /** Where the file has the key; {@link Origin#builtIn()} when it has not. */
    public Origin at(String... path) {
        return places.getOrDefault(key(path), Origin.builtIn());
    }

    /** The keys of both; where both have one, this one's place. */
    public Written and(Written other) {
        Map<String, Origin> joined = new HashMap<>(other.places);
        joined.putAll(places);
        return new Written(joined);
    }

    /** How a path is written in {@link #places()}. */
    public static String key(String... path) {
        return String.join("/", path);
    }
}
