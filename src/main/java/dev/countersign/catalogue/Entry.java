package dev.countersign.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A value in a catalogue file, and the way to it.
 *
 * @param path keys from the file's name on, joined by {@code >}
 * @param value what YAML gave; {@code null} when the key is absent
 */
record Entry(String path, Object value) {

    String key() {
        return path.substring(path.lastIndexOf(" > ") + 3);
    }

    boolean present() {
        return value != null;
    }

    Entry optional(String key) {
        return new Entry(path + " > " + key, map().get(key));
    }

    Entry required(String key) {
        Entry entry = optional(key);
        if (!entry.present()) {
            throw entry.problem("is missing");
        }
        return entry;
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        map().forEach((key, inner) -> entries.add(new Entry(path + " > " + key, inner)));
        return entries;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw problem("is not a text");
    }

    String textOr(String absent) {
        return present() ? text() : absent;
    }

    boolean isTrue() {
        if (!present() || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw problem("is neither true nor false");
    }

    List<String> texts() {
        if (!present()) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw problem("is not a list");
        }
        return list.stream().map(item -> new Entry(path, item).text()).toList();
    }

    void allow(String... keys) {
        for (Object key : map().keySet()) {
            if (!Arrays.asList(keys).contains(key)) {
                throw problem("has the unknown key `" + key + "`");
            }
        }
    }

    IllegalStateException problem(String what) {
        return new IllegalStateException(path + ": " + what);
    }

    private Map<?, ?> map() {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw problem("is not a mapping");
    }
}
