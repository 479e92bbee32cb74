package dev.countersign.policyfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/**
 * How one entity of a Backstage catalogue names another, {@code [kind:][namespace/]name}; in lower case, since case does not matter there.
 *
 * @param kind such as {@code component}
 * @param namespace {@code default} where none is written
 * @param name its name
 */
record CatalogReference(String kind, String namespace, String name) {

    private static final String WORD = "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,62})";
    private static final Pattern FORM = Pattern.compile("(?:(" + WORD + "):)?(?:(" + WORD + ")/)?(" + WORD + ")");

    /** Reads a reference; empty when it is none. */
    static Optional<CatalogReference> read(String text, String defaultKind, String defaultNamespace) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CatalogReference(
                lower(matcher.group(1) == null ? defaultKind : matcher.group(1)),
                lower(matcher.group(2) == null ? defaultNamespace : matcher.group(2)),
                lower(matcher.group(3))));
    }

    /** The area that the entity is, or would be: kinds share their names, and only another namespace is told. */
    String area() {
        return namespace.equals("default") ? name : namespace + "." + name;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
