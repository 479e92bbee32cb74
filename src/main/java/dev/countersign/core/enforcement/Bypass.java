package dev.countersign.core.enforcement;

import java.util.List;

/** Who may merge although the check says no. */
public sealed interface Bypass {

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

    /** It in words. */
    default String words() {
        if (this instanceof Some some) {
            return String.join(", ", some.who());
        }
        return this instanceof Unknown unknown ? "unknown: " + unknown.why() : "nobody";
    }
}
