package dev.countersign.catalogue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.countersign.core.provenance.Card;
import dev.countersign.core.provenance.Marker;
import dev.countersign.core.provenance.Role;
import dev.countersign.core.provenance.Strength;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one marker of a catalogue file. */
final class MarkerEntry {

    private static final String NEVER = "$^";

    private MarkerEntry() {}

    static Marker read(String tool, Entry entry) {
        entry.allow(
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
        Card card = new Card(
                tool + "/" + entry.key(),
                one(Role.class, entry.required("role")),
                entry.optional("strength").present()
                        ? one(Strength.class, entry.optional("strength"))
                        : Strength.STRONG,
                entry.required("source").text(),
                entry.required("matches").texts(),
                entry.required("rejects").texts());
        return read(card, entry);
    }

    private static Marker read(Card card, Entry entry) {
        Entry identity = entry.optional("identity");
        Entry login = entry.optional("login");
        Entry branch = entry.optional("branch");
        Entry trailer = entry.optional("trailer");
        Entry line = entry.optional("line");
        Entry comment = entry.optional("comment");
        Entry box = entry.optional("box");
        Entry credit = entry.optional("credit");
        Entry label = entry.optional("label");
        List<Entry> kinds = List.of(identity, login, branch, trailer, line, comment, box, credit, label);
        if (kinds.stream().filter(Entry::present).count() != 1) {
            throw entry.problem("needs exactly one kind");
        }
        if (identity.present()) {
            return identity(card, identity);
        }
        if (login.present()) {
            login.allow("logins", "bot-only");
            return new Marker.Login(
                    card,
                    login.required("logins").texts(),
                    login.optional("bot-only").isTrue());
        }
        if (branch.present()) {
            return new Marker.Branch(card, pattern(branch));
        }
        if (trailer.present()) {
            trailer.allow("keys", "value");
            return new Marker.Trailer(card, trailer.required("keys").texts(), pattern(trailer.required("value")));
        }
        if (line.present()) {
            return line(card, line);
        }
        if (comment.present()) {
            return new Marker.Comment(card, comment.text());
        }
        if (box.present()) {
            return new Marker.Box(card, box.text());
        }
        if (credit.present()) {
            credit.allow("names", "words");
            return new Marker.Credit(
                    card,
                    credit.optional("names").texts(),
                    credit.optional("words").texts());
        }
        return new Marker.Label(card, label.texts());
    }

    private static Marker identity(Card card, Entry identity) {
        identity.allow("emails", "name", "parts");
        Entry parts = identity.optional("parts");
        return new Marker.Identity(
                card,
                identity.optional("emails").texts(),
                identity.optional("name").present() ? pattern(identity.required("name")) : Pattern.compile(""),
                parts.present() ? some(Marker.Part.class, parts) : EnumSet.allOf(Marker.Part.class));
    }

    private static Marker line(Card card, Entry line) {
        line.allow("contains", "pattern", "except", "places");
        String contains = line.required("contains").text();
        Entry places = line.optional("places");
        return new Marker.Line(
                card,
                contains,
                line.optional("pattern").present()
                        ? pattern(line.required("pattern"))
                        : Pattern.compile(Pattern.quote(contains)),
                line.optional("except").present() ? pattern(line.required("except")) : Pattern.compile(NEVER),
                places.present() ? some(Marker.Place.class, places) : EnumSet.allOf(Marker.Place.class));
    }

    private static Pattern pattern(Entry entry) {
        try {
            return Pattern.compile(entry.text());
        } catch (PatternSyntaxException e) {
            throw entry.problem("is not an RE2 pattern: " + e.getMessage());
        }
    }

    private static <E extends Enum<E>> E one(Class<E> type, Entry entry) {
        String name = entry.text().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> entry.problem("is not one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static <E extends Enum<E>> Set<E> some(Class<E> type, Entry entries) {
        Set<E> set = EnumSet.noneOf(type);
        entries.texts().forEach(text -> set.add(one(type, new Entry(entries.path(), text))));
        return set;
    }
}
