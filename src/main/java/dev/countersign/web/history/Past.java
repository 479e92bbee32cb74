package dev.countersign.web.history;

import dev.countersign.web.history.Annals.Exemption;
import dev.countersign.web.history.Annals.Mark;
import dev.countersign.web.history.Annals.Merge;
import dev.countersign.web.history.Annals.Overriding;
import dev.countersign.web.history.Annals.Question;
import dev.countersign.web.history.Annals.Revert;

/** Reads what happened, a part at a time. Safe for use by many threads. */
public final class Past {

    private final Annals annals;

    /** Reads these. */
    public Past(Annals annals) {
        this.annals = annals;
    }

    /** Merges to governed branches. */
    public Part<Merge> merges(Question question, Mark after, int most) {
        return Part.of(annals.merges(question, after, most + 1), most, Merge::mark);
    }

    /** Changes that took others back. */
    public Part<Revert> reverts(Question question, Mark after, int most) {
        return Part.of(annals.reverts(question, after, most + 1), most, Revert::mark);
    }

    /** Overrides. */
    public Part<Overriding> overrides(Question question, Mark after, int most) {
        return Part.of(annals.overrides(question, after, most + 1), most, Overriding::mark);
    }

    /** Exceptions for whole repositories. */
    public Part<Exemption> exemptions(Question question, Mark after, int most) {
        return Part.of(annals.exemptions(question, after, most + 1), most, Exemption::mark);
    }
}
