package dev.countersign.core.verdict;

import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Age;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.Risk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the author is asked where a tool helped and what it may have relied on is out of date. */
final class StaleGuidance {

    private static final int TOLD = 3;
    private static final String AGE_UNKNOWN =
            "the history of this repository is not known here, so it is not known either whether the instructions and"
                    + " documents for these files are current";

    private StaleGuidance() {}

    /**
     * The case with the signal, or the note that nobody can tell.
     *
     * @param left which tools helped by what nobody cleared; where none did, nothing was relied on
     */
    static Case seen(Case given, Assistance left) {
        boolean assisted = left.level().compareTo(Assistance.Level.ASSISTED) >= 0;
        if (!assisted || !given.policy().freshness().on()) {
            return given;
        }
        if (given.dossier().guidance() instanceof Guidance.Unknown) {
            return given.noting(AGE_UNKNOWN);
        }
        return stale(given).isEmpty() ? given : given.with(given.risk().signalling(Risk.STALE_GUIDANCE));
    }

    private static List<Guidance.Document> stale(Case given) {
        return given.policy()
                .freshness()
                .stale(given.dossier().guidance(), given.facts().files());
    }

    /** A checklist with one item that names the documents; none where nothing is out of date or the policy has such an item. */
    static Stream<Checklist> checklist(Case given) {
        boolean taken = given.policy().checklists().stream()
                .flatMap(checklist -> checklist.items().stream())
                .anyMatch(item -> item.id().equals(Risk.STALE_GUIDANCE));
        if (taken || !given.risk().signals().contains(Risk.STALE_GUIDANCE)) {
            return Stream.empty();
        }
        Origin origin = given.policy().written().at("guidance");
        Checklist.Item item = new Checklist.Item(
                Risk.STALE_GUIDANCE,
                "What the tool relied on is current: " + list(given, stale(given)),
                new Checklist.By.Author(),
                origin);
        return Stream.of(new Checklist(
                Risk.STALE_GUIDANCE, "Instructions and documents", Condition.always(), List.of(item), origin));
    }

    private static String list(Case given, List<Guidance.Document> stale) {
        long now = given.dossier().now().getEpochSecond();
        String told = stale.stream()
                .limit(TOLD)
                .map(one -> one.path() + " last changed " + Age.ago((now - one.changedAt()) / 86_400)
                        + ", the code it describes " + times(one.changesSince()) + " since")
                .collect(Collectors.joining("; "));
        return told + (stale.size() > TOLD ? "; and " + (stale.size() - TOLD) + " more" : "");
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
