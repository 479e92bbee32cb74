package dev.countersign.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Lists of GraphQL: a page by cursors, of a hundred at most. */
final class Connection {

    private static final int MOST = 100;
    private static final String CURSOR = "cursor:v2:";

    private Connection() {}

    static <T> GraphObject of(String type, Collection<T> all, Arguments arguments, Function<T, GraphObject> node) {
        return of(type, all, arguments, node, item -> new GraphObject(type + "Edge"));
    }

    static <T> GraphObject of(
            String type,
            Collection<T> all,
            Arguments arguments,
            Function<T, GraphObject> node,
            Function<T, GraphObject> edge) {
        List<T> list = List.copyOf(all);
        if (!arguments.has("first") && !arguments.has("last")) {
            throw new GraphRefusal(
                    "MISSING_PAGINATION_BOUNDARIES",
                    "You must provide a `first` or `last` value to properly paginate the `"
                            + type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "` connection.");
        }
        int from = arguments.optionalText("after").map(Connection::position).orElse(-1) + 1;
        int to = Math.max(
                from, arguments.optionalText("before").map(Connection::position).orElse(list.size()));
        if (arguments.has("first")) {
            to = Math.min(to, from + size(arguments, "first"));
        }
        if (arguments.has("last")) {
            from = Math.max(from, to - size(arguments, "last"));
        }
        int begin = Math.min(from, list.size());
        int end = Math.min(to, list.size());
        List<T> part = list.subList(begin, end);
        GraphObject info = new GraphObject("PageInfo")
                .having(
                        "hasNextPage",
                        end < list.size(),
                        "hasPreviousPage",
                        begin > 0,
                        "startCursor",
                        part.isEmpty() ? null : cursor(begin),
                        "endCursor",
                        part.isEmpty() ? null : cursor(end - 1));
        return new GraphObject(type + "Connection")
                .having("totalCount", list.size(), "pageInfo", info)
                .lazily("nodes", () -> part.stream().map(node).toList())
                .lazily(
                        "edges",
                        () -> IntStream.range(0, part.size())
                                .mapToObj(i -> edge.apply(part.get(i))
                                        .having("cursor", cursor(begin + i))
                                        .lazily("node", () -> node.apply(part.get(i))))
                                .toList());
    }

    private static int size(Arguments arguments, String which) {
        int size = arguments.number(which);
        if (size < 0 || size > MOST) {
            throw new GraphRefusal(
                    "EXCESSIVE_PAGINATION",
                    "Requesting " + size + " records on the connection exceeds the `" + which + "` limit of " + MOST
                            + " records.");
        }
        return size;
    }

    private static String cursor(int position) {
        return Base64.getEncoder().encodeToString((CURSOR + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Integer.parseInt(text.substring(CURSOR.length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException invalid) {
            throw new GraphRefusal(
                    "INVALID_CURSOR_ARGUMENTS", "`" + cursor + "` does not appear to be a valid cursor.");
        }
    }
}
