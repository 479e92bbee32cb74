package dev.countersign.core.enforcement;

import java.util.List;

/** Who may merge although the check says no. */
public sealed interface Bypass {

    /** How {@link #words()} says that nobody may. */
    String NOBODY = "nobody";

    /** How {@link #words()} begins where it cannot be told. */
    String UNKNOWN = "unknown: ";

    /** What {@link #words()} puts between two. */
    String BETWEEN = ", ";

    /** Nobody, as long as the rule stays as it is. */
    record Nobody() implements Bypass {}

    /** These. */
    record Some(List<String> who) implements Bypass {
        /** Copies the list. */
        public Some {
            who = List.copyOf(who);
        }
    }

    /** It cannot be told. */
    record Unknown(String why) implements Bypass {}

    /** Who may pass by both of two rules. */
    default Bypass and(Bypass other) {
        if (this instanceof Nobody || other instanceof Nobody) {
            return new Nobody();
        }
        if (this instanceof Unknown) {
            return this;
        }
        if (other instanceof Unknown) {
            return other;
        }
        List<String> both = ((Some) this)
                .who().stream().filter(((Some) other).who()::contains).toList();
        return both.isEmpty() ? new Nobody() : new Some(both);
    }

    /** What {@link #words()} said; where it said nothing, nobody has looked. */
    static Bypass of(String words) {
        if (words.equals(NOBODY)) {
            return new Nobody();
        }
        if (words.isEmpty() || words.startsWith(UNKNOWN)) {
            return new Unknown(words.isEmpty() ? "" : words.substring(UNKNOWN.length()));
        }
        return new Some(List.of(words.split(BETWEEN)));
    }

    /** It in words. */
    default String words() {
        if (this instanceof Some some) {
            return String.join(BETWEEN, some.who());
        }
        return this instanceof Unknown unknown ? UNKNOWN + unknown.why() : NOBODY;
    }
}
