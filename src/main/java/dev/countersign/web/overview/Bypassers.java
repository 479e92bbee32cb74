package dev.countersign.web.overview;

import dev.countersign.core.enforcement.Bypass;
import java.util.List;

/**
 * Who can merge into a branch although the check says no.
 *
 * @param state {@code nobody}, {@code some}, {@code unknown}, or {@code not-held} where nobody has to
 * @param who where it is some: all of them
 * @param why where it is unknown: why; empty where that is told elsewhere
 */
public record Bypassers(String state, List<String> who, String why) {

    private static final int SHOWN = 10;

    /** Copies the list. */
    public Bypassers {
        who = List.copyOf(who);
    }

    /**
     * Of what the audit found last.
     *
     * @param held whether merges are, in the audit's word
     * @param words who may pass by, in the audit's words
     */
    public static Bypassers of(String held, String words) {
        if (held.equals("unknown")) {
            return new Bypassers("unknown", List.of(), "");
        }
        if (!held.equals("enforced")) {
            return new Bypassers("not-held", List.of(), "");
        }
        Bypass found = Bypass.of(words);
        if (found instanceof Bypass.Some some) {
            return new Bypassers("some", some.who(), "");
        }
        return found instanceof Bypass.Unknown unknown
                ? new Bypassers("unknown", List.of(), unknown.why())
                : new Bypassers("nobody", List.of(), "");
    }

    /** The first of them, as many as a page shows. */
    public List<String> first() {
        return who.subList(0, Math.min(SHOWN, who.size()));
    }

    /** How many there are besides. */
    public int others() {
        return who.size() - first().size();
    }
}
