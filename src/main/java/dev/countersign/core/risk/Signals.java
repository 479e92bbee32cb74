package dev.countersign.core.risk;

import dev.countersign.core.change.Completeness;
import java.util.HashSet;
import java.util.Set;

/** Names what was noticed about a change, for the conditions of a policy. */
final class Signals {

    private Signals() {}

    static Set<String> of(KindsTouched kinds, Completeness completeness, Likelihood likelihood) {
        Set<String> found = new HashSet<>();
        kinds.kinds().forEach(kind -> found.add(kind.id()));
        for (Term term : likelihood.rollback().terms()) {
            if (term.id().equals("reverted") || term.id().equals("history-unknown")) {
                found.add(term.id());
            }
        }
        if (completeness instanceof Completeness.Truncated) {
            found.add("truncated");
        }
        return found;
    }
}
