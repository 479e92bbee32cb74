package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which code answers which request. Templates are GitHub's own: {@code {name}} stands for one segment, {@code {name...}}
 * for all that is left.
 */
final class Routes {

    private final List<Route> all = new ArrayList<>();

    record Route(String method, String template, List<String> segments, Function<Call, Answer> handler) {}

    record Hit(Route route, Map<String, String> params) {}

    Routes on(String method, String template, Function<Call, Answer> handler) {
        all.add(new Route(method, template, List.of(template.split("/")), handler));
        return this;
    }

    /** The first route for that path whose fixed parts fit best: routes are tried as they were added. */
    Optional<Hit> find(String method, List<String> segments) {
        return all.stream()
                .filter(route -> route.method().equals(method))
                .map(route -> fit(route, segments))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Hit> fit(Route route, List<String> segments) {
        Map<String, String> params = new LinkedHashMap<>();
        List<String> wanted = route.segments();
        for (int i = 0; i < wanted.size(); i++) {
            String part = wanted.get(i);
            if (part.endsWith("...}") && i < segments.size()) {
                params.put(
                        part.substring(1, part.length() - 4), String.join("/", segments.subList(i, segments.size())));
                return Optional.of(new Hit(route, params));
            }
            if (i >= segments.size()) {
                return Optional.empty();
            }
            if (part.startsWith("{")) {
                params.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return wanted.size() == segments.size() ? Optional.of(new Hit(route, params)) : Optional.empty();
    }
}
