package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.ChangedFile;
import java.util.List;

/** What a term of a sum says of a change to these files: how much, and in which words. */
record TermCase(String term, double amount, String sentence, ChangedFile... files) {

    /** Tries it on one of those terms and that past. */
    void holds(List<TermKind> terms, History.Known past) {
        TermKind kind = named(terms, term);
        Touched change = Touched.of(List.of(files));
        double found = kind.value().applyAsDouble(change, past);
        assertEquals(amount, found, 1e-6);
        assertEquals(sentence, found == 0 ? "" : kind.sentence().apply(change, past));
    }

    /** The term with that id. */
    static TermKind named(List<TermKind> terms, String id) {
        return terms.stream().filter(term -> term.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return term + " of " + files[0].path() + " is " + amount;
    }
}
