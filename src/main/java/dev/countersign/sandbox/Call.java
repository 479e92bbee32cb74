package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * One request as a route sees it.
 *
 * @param url without the query
 * @param params what the route's placeholders stand for
 * @param query decoded query parameters
 * @param body the JSON sent; a missing node for none
 * @param token as it was sent
 */
record Call(
        Caller caller, String url, Map<String, String> params, Map<String, String> query, JsonNode body, String token) {

    private static final int USUAL_PAGE = 30;
    private static final int LARGEST_PAGE = 100;

    String param(String name) {
        return params.get(name);
    }

    long id(String name) {
        try {
            return Long.parseLong(params.get(name));
        } catch (NumberFormatException none) {
            throw Refusal.unknown();
        }
    }

    Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name));
    }

    String text(String field) {
        return body.path(field).asText("");
    }

    Optional<String> optionalText(String field) {
        return body.has(field)
                ? Optional.of(body.path(field).isNull() ? "" : body.path(field).asText())
                : Optional.empty();
    }

    private int number(String name, int otherwise) {
        try {
            return Math.max(1, Integer.parseInt(query.getOrDefault(name, "")));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    int pageSize() {
        return Math.min(LARGEST_PAGE, number("per_page", USUAL_PAGE));
    }

    /** The part of a list that was asked for. */
    <T> List<T> part(List<T> all) {
        int from = Math.min(all.size(), (number("page", 1) - 1) * pageSize());
        return all.subList(from, Math.min(all.size(), from + pageSize()));
    }

    /** The part of a list that was asked for, with links to the other parts. */
    <T> Answer page(Collection<T> all, Function<T, ?> shape) {
        List<T> list = List.copyOf(all);
        return linked(Answer.ok(Json.array(part(list), shape)), list.size());
    }

    Answer linked(Answer answer, int size) {
        int page = number("page", 1);
        int last = Math.max(1, (size + pageSize() - 1) / pageSize());
        StringJoiner links = new StringJoiner(", ");
        if (page > 1) {
            links.add(link(page - 1, "prev"));
        }
        if (page < last) {
            links.add(link(page + 1, "next")).add(link(last, "last"));
        }
        if (page > 1) {
            links.add(link(1, "first"));
        }
        return links.length() == 0 ? answer : answer.with("Link", links.toString());
    }

    private String link(int page, String rel) {
        StringJoiner parameters = new StringJoiner("&", "?", "");
        query.forEach((name, value) -> {
            if (!name.equals("page")) {
                parameters.add(Urls.encoded(name) + "=" + Urls.encoded(value));
            }
        });
        return "<" + url + parameters.add("page=" + page) + ">; rel=\"" + rel + "\"";
    }
}
