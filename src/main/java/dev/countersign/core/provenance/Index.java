package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A catalogue arranged for look-up. Immutable after construction. */
final class Index {

    /**
     * A marker and the tool it belongs to.
     *
     * @param tool the tool
     * @param marker the marker
     */
    record Entry<M extends Marker>(Tool tool, M marker) {}

    /** How GitHub's search names Apps. */
    private static final String APP = "app/";

    private final Map<String, List<Entry<Marker.Identity>>> byEmail = new HashMap<>();
    private final List<Entry<Marker.Identity>> byName = new ArrayList<>();
    private final Map<String, Entry<Marker.Login>> byLogin = new HashMap<>();
    private final Map<String, List<Entry<Marker.Trailer>>> byKey = new HashMap<>();
    private final Map<String, Entry<Marker.Label>> byLabel = new HashMap<>();
    private final List<Entry<Marker.Branch>> branches = new ArrayList<>();
    private final List<Entry<Marker.Line>> lines = new ArrayList<>();
    private final List<Entry<Marker.Comment>> comments = new ArrayList<>();
    private final List<Entry<Marker.Box>> boxes = new ArrayList<>();
    private final Map<String, Automaton> automation = new HashMap<>();
    private final Needles needles;

    Index(Catalogue catalogue) {
        for (Tool tool : catalogue.tools()) {
            tool.markers().forEach(marker -> add(tool, marker));
        }
        for (Automaton automaton : catalogue.automation()) {
            automaton.emails().forEach(email -> automation.put(email, automaton));
            automaton.logins().forEach(login -> automation.put(login, automaton));
        }
        needles = new Needles(
                lines.stream().map(entry -> entry.marker().contains()).toList());
    }

    private void add(Tool tool, Marker marker) {
        if (marker instanceof Marker.Identity identity) {
            Entry<Marker.Identity> entry = new Entry<>(tool, identity);
            identity.emails()
                    .forEach(email -> byEmail.computeIfAbsent(email, key -> new ArrayList<>())
                            .add(entry));
            if (identity.emails().isEmpty()) {
                byName.add(entry);
            }
        } else if (marker instanceof Marker.Login login) {
            login.logins().forEach(name -> byLogin.putIfAbsent(name, new Entry<>(tool, login)));
        } else if (marker instanceof Marker.Trailer trailer) {
            trailer.keys()
                    .forEach(key ->
                            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(new Entry<>(tool, trailer)));
        } else if (marker instanceof Marker.Label label) {
            label.labels().forEach(name -> byLabel.putIfAbsent(name, new Entry<>(tool, label)));
        } else if (marker instanceof Marker.Branch branch) {
            branches.add(new Entry<>(tool, branch));
        } else if (marker instanceof Marker.Line line) {
            lines.add(new Entry<>(tool, line));
        } else if (marker instanceof Marker.Comment comment) {
            comments.add(new Entry<>(tool, comment));
        } else if (marker instanceof Marker.Box box) {
            boxes.add(new Entry<>(tool, box));
        }
    }

    /** The identities that this is in that part; those that ask for a name take precedence. */
    List<Entry<Marker.Identity>> identities(Who who, Marker.Part part) {
        List<Entry<Marker.Identity>> candidates = new ArrayList<>(byName);
        who.emails().forEach(email -> candidates.addAll(byEmail.getOrDefault(email, List.of())));
        candidates.removeIf(entry -> !entry.marker().parts().contains(part)
                || entry.marker().named()
                        && !entry.marker().name().matcher(who.name()).find());
        if (candidates.stream().anyMatch(entry -> entry.marker().named())) {
            candidates.removeIf(entry -> !entry.marker().named());
        }
        return candidates.subList(0, Math.min(1, candidates.size()));
    }

    /** Whether the address belongs to a tool, whatever the name. */
    boolean knowsEmail(Who who) {
        return who.emails().stream().anyMatch(byEmail::containsKey);
    }

    /** The account's marker, with or without {@code [bot]} or {@code app/} when GitHub says that it is a bot. */
    List<Entry<Marker.Login>> logins(String login, boolean bot) {
        if (login.startsWith(APP)) {
            return logins(account(login), true);
        }
        Entry<Marker.Login> entry = byLogin.get(login);
        if (entry == null && bot) {
            entry = byLogin.get(login.endsWith("[bot]") ? login.substring(0, login.length() - 5) : login + "[bot]");
        }
        boolean counts = entry != null && (bot || !entry.marker().botOnly());
        return counts ? List.of(entry) : List.of();
    }

    private static String account(String login) {
        return login.startsWith(APP) ? login.substring(APP.length()) + "[bot]" : login;
    }

    List<Automaton> automata(List<String> names) {
        return names.stream()
                .map(Index::account)
                .filter(automation::containsKey)
                .map(automation::get)
                .limit(1)
                .toList();
    }

    List<Entry<Marker.Trailer>> trailers(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    Set<String> trailerKeys() {
        return byKey.keySet();
    }

    Set<String> labels() {
        return byLabel.keySet();
    }

    Entry<Marker.Label> label(String name) {
        return byLabel.get(name);
    }

    List<Entry<Marker.Branch>> branches() {
        return branches;
    }

    List<Entry<Marker.Comment>> comments() {
        return comments;
    }

    List<Entry<Marker.Box>> boxes() {
        return boxes;
    }

    /** The line markers whose literal occurs. */
    List<Entry<Marker.Line>> lines(String folded) {
        BitSet hits = needles.in(folded);
        if (hits.isEmpty()) {
            return List.of();
        }
        List<Entry<Marker.Line>> found = new ArrayList<>(hits.cardinality());
        for (int hit = hits.nextSetBit(0); hit >= 0; hit = hits.nextSetBit(hit + 1)) {
            found.add(lines.get(hit));
        }
        return found;
    }
}
