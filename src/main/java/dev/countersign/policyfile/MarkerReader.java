package dev.countersign.policyfile;

import com.google.re2j.Pattern;
import dev.countersign.core.provenance.Card;
import dev.countersign.core.provenance.Example;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Strength;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads markers, and keeps their examples with their places so that they can be proved. Not thread-safe. */
final class MarkerReader {

    /** Markers of one file; the catalogue's own files have fewer. */
    static final int MOST_MARKERS = 100;

    private static final int MOST_TEXTS = 50;
    private static final int LEAST_LITERAL = 3;
    private static final int MOST_LITERAL = 100;
    private static final List<String> KINDS =
            List.of("identity", "login", "branch", "trailer", "line", "comment", "box", "credit", "label");
    private static final List<String> KEYS = List.of(
            "identity",
            "login",
            "branch",
            "trailer",
            "line",
            "comment",
            "box",
            "credit",
            "label",
            "role",
            "strength",
            "source",
            "matches",
            "rejects");
    private static final Pattern ANYTHING = Pattern.compile("");
    private static final Pattern NOTHING = Pattern.compile("$^");

    /**
     * An example and where it is written.
     *
     * @param example the example
     * @param at its place
     */
    record Written(Example example, Node at) {}

    private final Values values;
    private final List<Written> examples = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    MarkerReader(Values values) {
        this.values = values;
    }

    /** The examples of all markers that were read. */
    List<Written> examples() {
        return examples;
    }

    /** The marker, or nothing and a problem. */
    Optional<Marker> read(Node node, String id) {
        Section section = Section.of(values, node, "a marker", KEYS);
        List<String> kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            values.problems().add(node, "a marker needs exactly one kind", "it is one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        if (!ids.add(id)) {
            values.problems().add(node, "this marker is here twice", "remove one");
            return Optional.empty();
        }
        if (ids.size() > MOST_MARKERS) {
            if (ids.size() == MOST_MARKERS + 1) {
                values.problems().add(node, "there are more than " + MOST_MARKERS + " markers", "join some");
            }
            return Optional.empty();
        }
        return Optional.of(marker(kinds.get(0), section, card(section, id)));
    }

    private Card card(Section section, String id) {
        if (!section.has("role")) {
            section.needed("role");
        }
        if (!section.has("matches")) {
            section.needed("matches");
        }
        return new Card(
                id,
                section.word("role", Role.class, Role.ASSISTED),
                section.word("strength", Strength.class, Strength.STRONG),
                section.text("source", ""),
                texts(section, "matches"),
                texts(section, "rejects"));
    }

    private Marker marker(String kind, Section section, Card card) {
        Marker marker = switch (kind) {
            case "identity" -> identity(card, part(section, kind, List.of("emails", "name", "parts")));
            case "login" -> {
                Section login = part(section, kind, List.of("logins", "bot-only"));
                yield new Marker.Login(card, some(login, "logins"), login.flag("bot-only", false));
            }
            case "branch" -> new Marker.Branch(card, expression(section, kind, NOTHING));
            case "trailer" -> {
                Section trailer = part(section, kind, List.of("keys", "value"));
                if (!trailer.has("value")) {
                    trailer.needed("value");
                }
                yield new Marker.Trailer(card, some(trailer, "keys"), expression(trailer, "value", NOTHING));
            }
            case "line" -> line(card, part(section, kind, List.of("contains", "pattern", "except", "places")));
            case "comment" -> new Marker.Comment(card, literal(section, kind));
            case "box" -> new Marker.Box(card, literal(section, kind));
            case "credit" -> credit(card, part(section, kind, List.of("names", "words")));
            default -> new Marker.Label(card, some(section, kind));
        };
        remember(marker, section, "matches", true);
        remember(marker, section, "rejects", false);
        return marker;
    }

    private Section part(Section section, String kind, List<String> keys) {
        return section.section(kind, keys).orElseThrow();
    }

    private Marker identity(Card card, Section section) {
        if (!section.has("emails") && !section.has("name")) {
            values.problems()
                    .add(
                            section.origin(),
                            "an identity has neither `emails` nor `name`",
                            "add `emails: [bot@example.org]`");
        }
        List<Marker.Part> parts = section.words("parts", Marker.Part.class);
        return new Marker.Identity(
                card,
                lower(section, "emails"),
                expression(section, "name", ANYTHING),
                parts.isEmpty() ? EnumSet.allOf(Marker.Part.class) : EnumSet.copyOf(parts));
    }

    private Marker line(Card card, Section section) {
        String contains = literal(section, "contains");
        List<Marker.Place> places = section.words("places", Marker.Place.class);
        return new Marker.Line(
                card,
                contains,
                expression(section, "pattern", Pattern.compile(Pattern.quote(contains))),
                expression(section, "except", NOTHING),
                places.isEmpty() ? EnumSet.allOf(Marker.Place.class) : EnumSet.copyOf(places));
    }

    private Marker credit(Card card, Section section) {
        if (!section.has("names") && !section.has("words")) {
            values.problems()
                    .add(section.origin(), "a credit has neither `names` nor `words`", "add `names: [my bot]`");
        }
        return new Marker.Credit(card, lower(section, "names"), lower(section, "words"));
    }

    /** Text that lines are searched for all at once, which only works with ASCII. */
    private String literal(Section section, String key) {
        String text = section.needed(key).toLowerCase(Locale.ROOT);
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        boolean fits = text.length() >= LEAST_LITERAL && text.length() <= MOST_LITERAL;
        if (section.has(key) && (!plain || !fits)) {
            values.problems()
                    .add(
                            section.node(key).orElseThrow(),
                            "`" + key + "` is not " + LEAST_LITERAL + " to " + MOST_LITERAL + " plain ASCII characters",
                            "lines are compared after look-alike letters are made Latin");
            return "$^";
        }
        return text.isEmpty() ? "$^" : text;
    }

    private Pattern expression(Section section, String key, Pattern otherwise) {
        return section.node(key).flatMap(node -> values.expression(node, key)).orElse(otherwise);
    }

    private List<String> some(Section section, String key) {
        if (!section.has(key)) {
            section.needed(key);
        } else if (section.node(key).map(values::several).orElse(List.of()).isEmpty()) {
            values.problems().add(section.keyNode(key), "`" + key + "` is empty", "");
        }
        return lower(section, key);
    }

    private List<String> lower(Section section, String key) {
        return texts(section, key).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> texts(Section section, String key) {
        List<String> texts = section.texts(key);
        if (texts.size() > MOST_TEXTS) {
            values.problems().add(section.keyNode(key), "`" + key + "` has more than " + MOST_TEXTS + " texts", "");
            return List.of();
        }
        return texts;
    }

    private void remember(Marker marker, Section section, String key, boolean match) {
        section.node(key)
                .ifPresent(node -> values.several(node).stream()
                        .limit(MOST_TEXTS)
                        .forEach(at ->
                                examples.add(new Written(new Example(marker, values.text(at, key), match), at))));
    }
}
