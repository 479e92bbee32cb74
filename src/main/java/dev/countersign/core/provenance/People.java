package dev.countersign.core.provenance;

import dev.countersign.core.provenance.Marker.Part;
import java.util.ArrayList;
import java.util.List;

/** Finds tools and automation among the people of a commit. */
final class People {

    private People() {}

    /** Adds the tool or automaton that this is, by address first and by account otherwise; whether there was one. */
    static boolean find(Index index, Who who, Part part, boolean bot, String where, String quote, Findings findings) {
        List<String> names = new ArrayList<>(who.emails());
        names.addAll(who.logins());
        for (var entry : index.identities(who, part)) {
            findings.add(entry.tool(), entry.marker(), role(entry.marker(), part), where, quote);
            findings.models(Models.in(who.name()));
            return true;
        }
        for (String login : who.logins()) {
            for (var entry : index.logins(login, bot)) {
                findings.add(entry.tool(), entry.marker(), role(entry.marker(), part), where, quote);
                return true;
            }
        }
        List<Automaton> automata = index.automata(names);
        automata.forEach(automaton -> findings.automaton(automaton.name()));
        return !automata.isEmpty();
    }

    /** Only an author writes; a committer or co-author helps. */
    private static Role role(Marker marker, Part part) {
        Role role = marker.card().role();
        return part != Part.AUTHOR && role == Role.AUTHORED ? Role.ASSISTED : role;
    }
}
