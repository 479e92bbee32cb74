package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads hostile JSON into maps, lists and texts; numbers and words are texts too.
 *
 * <p>It stops at what is no JSON, is nested deeper than 20, or has more than 100,000 values. Time is linear in the text.
 */
final class JsonText {

    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 100_000;

    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final String text;
    private int at;
    private int values;

    private JsonText(String text) {
        this.text = text;
    }

    /** The value, or nothing when the text is not one JSON value. */
    static Optional<Object> read(String text) {
        JsonText json = new JsonText(text);
        try {
            Object value = json.value(0);
            json.blanks();
            return json.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** The members of an object; none of anything else. */
    static Map<?, ?> object(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The items of a list; none of anything else. */
    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The text; an empty one for anything else. */
    static String text(Object value) {
        return value instanceof String text ? text : "";
    }

    private Object value(int depth) throws Malformed {
        blanks();
        if (depth > DEEPEST || ++values > MOST_VALUES || at >= text.length()) {
            throw new Malformed();
        }
        return switch (text.charAt(at)) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> members(int depth) throws Malformed {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (skipped('}')) {
            return members;
        }
        do {
            blanks();
            String key = string();
            expect(':');
            members.put(key, value(depth + 1));
        } while (skipped(','));
        expect('}');
        return members;
    }

    private List<Object> items(int depth) throws Malformed {
        List<Object> items = new ArrayList<>();
        at++;
        if (skipped(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (skipped(','));
        expect(']');
        return items;
    }

    private String string() throws Malformed {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw new Malformed();
        }
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw new Malformed();
    }

    private char escaped() throws Malformed {
        at++;
        if (at >= text.length()) {
            throw new Malformed();
        }
        char c = text.charAt(at);
        if (c == 'u') {
            if (at + 4 >= text.length()) {
                throw new Malformed();
            }
            int code = 0;
            for (int i = 0; i < 4; i++) {
                at++;
                int digit = Character.digit(text.charAt(at), 16);
                if (digit < 0) {
                    throw new Malformed();
                }
                code = code * 16 + digit;
            }
            return (char) code;
        }
        return switch (c) {
            case 'n', 'r', 't', 'b', 'f' -> ' ';
            default -> c;
        };
    }

    private String word() throws Malformed {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw new Malformed();
        }
        return text.substring(start, at);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skipped(char c) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) throws Malformed {
        if (!skipped(c)) {
            throw new Malformed();
        }
    }
}
