package dev.countersign.core.signoff;

/** Whether somebody's sign-off can count. */
public sealed interface Eligibility {

    /** It can. */
    record Eligible() implements Eligibility {}

    /**
     * It cannot.
     *
     * @param because the end of the sentence "does not count: …"
     */
    record NotEligible(String because) implements Eligibility {}

    /**
     * Nobody can tell at present.
     *
     * @param because one sentence without a full stop
     */
    record Unknown(String because) implements Eligibility {}

    /** Both must hold; what refuses is said before what is unknown. */
    default Eligibility and(Eligibility other) {
        if (this instanceof NotEligible || other instanceof Eligible) {
            return this;
        }
        return other instanceof NotEligible || this instanceof Eligible ? other : this;
    }

    /** One of them is enough; what is unknown is said before what refuses. */
    default Eligibility or(Eligibility other) {
        if (this instanceof Eligible || other instanceof NotEligible) {
            return this;
        }
        return other instanceof Eligible || this instanceof NotEligible ? other : this;
    }
}
