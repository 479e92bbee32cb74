package dev.countersign.core.provenance;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/**
 * A trace that a tool leaves, or that people leave for it.
 *
 * <p>All texts are compared after folding (see {@link Fold}): lower case, look-alike letters read as Latin ones. Patterns
 * are RE2 and therefore take time linear in the text. Immutable.
 */
public sealed interface Marker {

    /** Id, role, strength, source and examples. */
    Card card();

    /** A part that somebody can have in a commit. */
    enum Part {
        /** Git's author. */
        AUTHOR,
        /** Git's committer. */
        COMMITTER,
        /** Named in a {@code Co-authored-by} trailer. */
        CO_AUTHOR
    }

    /** A place where text stands. */
    enum Place {
        /** A commit's message. */
        MESSAGE,
        /** The pull request's description. */
        BODY
    }

    /**
     * Somebody in a commit, known by address.
     *
     * @param emails addresses in lower case, any of which matches; an id in front of a GitHub address may be left out;
     *     empty when the name alone decides
     * @param name found in the folded name; the empty pattern when any name will do. An identity that asks for a name
     *     takes precedence over one that does not
     * @param parts the parts in which it counts
     */
    record Identity(Card card, List<String> emails, Pattern name, Set<Part> parts) implements Marker {
        /** Copies the collections. */
        public Identity {
            emails = List.copyOf(emails);
            parts = Set.copyOf(parts);
        }

        /** Whether it asks for a name. */
        boolean named() {
            return !name.pattern().isEmpty();
        }
    }

    /**
     * An account at GitHub that opened the pull request, or that a commit belongs to.
     *
     * @param logins in lower case, with or without {@code [bot]} as GitHub shows them
     * @param botOnly whether it counts only where GitHub says that the account is an App's
     */
    record Login(Card card, List<String> logins, boolean botOnly) implements Marker {
        /** Copies the list. */
        public Login {
            logins = List.copyOf(logins);
        }
    }

    /**
     * The name of the head branch.
     *
     * @param pattern found in the folded name
     */
    record Branch(Card card, Pattern pattern) implements Marker {}

    /**
     * A trailer, in any line of a message or description.
     *
     * @param keys the part before the colon, lower case
     * @param value found in the folded value
     */
    record Trailer(Card card, List<String> keys, Pattern value) implements Marker {
        /** Copies the list. */
        public Trailer {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A line of text, such as a footer or a link to a session.
     *
     * @param contains lower-case text that every such line has; lines without it are never looked at
     * @param pattern found in the folded line
     * @param except when found in the folded line, it does not count; the pattern {@code $^} when there is none
     * @param places where it counts
     */
    record Line(Card card, String contains, Pattern pattern, Pattern except, Set<Place> places) implements Marker {
        /** Copies the set. */
        public Line {
            places = Set.copyOf(places);
        }
    }

    /**
     * An HTML comment in the description.
     *
     * @param contains lower-case text that it has
     */
    record Comment(Card card, String contains) implements Marker {}

    /**
     * A ticked box in the description.
     *
     * @param contains lower-case text that it has
     */
    record Box(Card card, String contains) implements Marker {}

    /**
     * The tool's name where a person says who helped: credit trailers, footers, disclosures, commands.
     *
     * @param names lower-case names that can only mean the tool
     * @param words lower-case names that are also words or people's names, and count only where nothing says otherwise
     */
    record Credit(Card card, List<String> names, List<String> words) implements Marker {
        /** Copies the lists. */
        public Credit {
            names = List.copyOf(names);
            words = List.copyOf(words);
        }
    }

    /**
     * A label on the pull request.
     *
     * @param labels in lower case
     */
    record Label(Card card, List<String> labels) implements Marker {
        /** Copies the list. */
        public Label {
            labels = List.copyOf(labels);
        }
    }
}
