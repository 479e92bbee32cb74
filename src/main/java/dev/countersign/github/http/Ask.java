package dev.countersign.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A REST request in GitHub's own terms.
 *
 * @param installation the installation that asks, or {@link #THE_APP}
 * @param method GET, POST, PATCH, PUT or DELETE
 * @param template the path as GitHub's documentation writes it, with {@code {names}}, and the query
 * @param values what stands for the names, in order; percent-encoded when the address is made
 * @param body the JSON body; missing for none
 * @param permission what the App must have been granted, as its settings at GitHub call it; empty where that goes without saying
 */
public record Ask(
        long installation, String method, String template, List<Object> values, JsonNode body, String permission) {

    /** Stands for "no installation: the App itself". */
    public static final long THE_APP = 0;

    /** Copies the list. */
    public Ask {
        values = List.copyOf(values);
    }

    /** A question. */
    public static Ask get(long installation, String template, Object... values) {
        return new Ask(installation, "GET", template, List.of(values), MissingNode.getInstance(), "");
    }

    /** Something to be written. */
    public static Ask write(long installation, String method, String template, JsonNode body, Object... values) {
        return new Ask(installation, method, template, List.of(values), body, "");
    }

    /** The same, which takes that permission. */
    public Ask needing(String granted) {
        return new Ask(installation, method, template, values, body, granted);
    }

    /** The method and the path with names in place of values, for metrics and messages. */
    String route() {
        int query = template.indexOf('?');
        return method + " " + (query < 0 ? template : template.substring(0, query));
    }

    /**
     * The path and query with values.
     *
     * @throws IllegalArgumentException when there are more or fewer values than names
     */
    String path() {
        StringBuilder path = new StringBuilder();
        int value = 0;
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            path.append(template, at, open).append(encode(values.get(value++)));
            at = template.indexOf('}', open) + 1;
        }
        if (value != values.size()) {
            throw new IllegalArgumentException("there are more values than names in " + template);
        }
        return path.append(template.substring(at)).toString();
    }

    private static String encode(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
