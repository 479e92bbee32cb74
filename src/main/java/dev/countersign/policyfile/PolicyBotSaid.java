package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a predicate of policy-bot comes to here, from both sides, so that a translation can ask too much and never too little.
 *
 * @param asks holds at least wherever the predicate does
 * @param excuses holds at most where the predicate does
 * @param asking how {@code asks} differs from it
 * @param excusing how {@code excuses} differs from it
 */
record PolicyBotSaid(
        PolicyBotPhrase asks, PolicyBotPhrase excuses, List<PolicyProblem> asking, List<PolicyProblem> excusing) {

    static PolicyBotSaid exactly(PolicyBotPhrase phrase) {
        return new PolicyBotSaid(phrase, phrase, List.of(), List.of());
    }

    /** It is not known at all when this holds. */
    static PolicyBotSaid nothing(PolicyProblem why) {
        return new PolicyBotSaid(PolicyBotPhrase.ALWAYS, PolicyBotPhrase.NEVER, List.of(why), List.of(why));
    }

    /** Asks so where it must, and is never an excuse. */
    static PolicyBotSaid asking(PolicyBotPhrase asks, PolicyProblem noExcuse) {
        return new PolicyBotSaid(asks, PolicyBotPhrase.NEVER, List.of(), List.of(noExcuse));
    }

    /** Excuses so, and cannot narrow what is asked. */
    static PolicyBotSaid excusing(PolicyBotPhrase excuses, PolicyProblem asksMore) {
        return new PolicyBotSaid(PolicyBotPhrase.ALWAYS, excuses, List.of(asksMore), List.of());
    }

    static PolicyBotSaid all(List<PolicyBotSaid> parts) {
        return join(parts, PolicyBotPhrase::all);
    }

    static PolicyBotSaid any(List<PolicyBotSaid> parts) {
        return join(parts, PolicyBotPhrase::any);
    }

    private static PolicyBotSaid join(
            List<PolicyBotSaid> parts, Function<List<PolicyBotPhrase>, PolicyBotPhrase> joined) {
        List<PolicyProblem> asking = new ArrayList<>();
        List<PolicyProblem> excusing = new ArrayList<>();
        parts.forEach(part -> asking.addAll(part.asking));
        parts.forEach(part -> excusing.addAll(part.excusing));
        return new PolicyBotSaid(
                joined.apply(parts.stream().map(PolicyBotSaid::asks).toList()),
                joined.apply(parts.stream().map(PolicyBotSaid::excuses).toList()),
                asking,
                excusing);
    }

    /** The opposite, whose sides change places. */
    PolicyBotSaid not() {
        return new PolicyBotSaid(excuses.not(), asks.not(), excusing, asking);
    }
}
