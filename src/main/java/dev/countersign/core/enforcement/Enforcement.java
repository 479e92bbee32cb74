package dev.countersign.core.enforcement;

import java.util.List;
import java.util.function.Function;

/** Whether merges into a branch are held for our check. */
public sealed interface Enforcement {

    /** They are: it is required, and only this App's counts. */
    record Enforced(Bypass bypass) implements Enforcement {}

    /**
     * It is required, but not this App's.
     *
     * @param detail whose counts instead, a sentence without a full stop
     */
    record Unpinned(String detail) implements Enforcement {}

    /** Nothing requires it. */
    record NotRequired() implements Enforcement {}

    /** It cannot be told. */
    record Unknown(String why) implements Enforcement {}

    /**
     * Decides.
     *
     * @param rules the rules that require a check of our name on the branch
     * @param app this App
     * @param bypass tells of a rule who may pass by; asked only for those that enforce
     */
    static Enforcement of(List<RequiredCheck> rules, long app, Function<RequiredCheck.Rule, Bypass> bypass) {
        if (rules.isEmpty()) {
            return new NotRequired();
        }
        List<RequiredCheck> ours =
                rules.stream().filter(rule -> rule.app() == app).toList();
        if (!ours.isEmpty()) {
            return new Enforced(ours.stream()
                    .map(RequiredCheck::rule)
                    .distinct()
                    .map(bypass)
                    .reduce(Bypass::and)
                    .orElseThrow());
        }
        boolean anyones = rules.stream().anyMatch(rule -> rule.app() == RequiredCheck.ANYONES);
        return new Unpinned(
                anyones
                        ? "whoever may write checks or statuses can report it"
                        : "the check of App " + rules.get(0).app() + " is required, which is not this one");
    }

    /** The case in one word, as metrics and tables name it. */
    default String word() {
        if (this instanceof Enforced) {
            return "enforced";
        }
        if (this instanceof Unpinned) {
            return "unpinned";
        }
        return this instanceof NotRequired ? "not-required" : "unknown";
    }

    /** What there is to say beside the word; empty for nothing. */
    default String detail() {
        if (this instanceof Unpinned unpinned) {
            return unpinned.detail();
        }
        return this instanceof Unknown unknown ? unknown.why() : "";
    }

    /** Who may pass by, in words; empty where that is no question. */
    default String bypassed() {
        return this instanceof Enforced enforced ? enforced.bypass().words() : "";
    }

    /** Whether merges are certainly not held for our check. */
    default boolean isOpen() {
        return this instanceof Unpinned || this instanceof NotRequired;
    }
}
