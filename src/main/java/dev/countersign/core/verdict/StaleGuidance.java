package dev.countersign.core.verdict;

import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.risk.Age;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.Risk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the author is asked where a tool helped and what it may have relied on is out of date. */
final class StaleGuidance {

    private static final int TOLD = 3;

    private StaleGuidance() {}

    /** A checklist with one item that names the documents; none where nothing is out of date or the policy has such an item. */
    static Stream<Checklist> checklist(Case given) {
        List<Guidance.Document> stale = given.policy()
                .freshness()
                .stale(given.dossier().guidance(), given.facts().files());
        boolean taken = given.policy().checklists().stream()
                .flatMap(checklist -> checklist.items().stream())
                .anyMatch(item -> item.id().equals(Risk.STALE_GUIDANCE));
        if (stale.isEmpty() || taken || !given.risk().signals().contains(Risk.STALE_GUIDANCE)) {
            return Stream.empty();
        }
        Origin origin = given.policy().written().at("guidance");
        Checklist.Item item = new Checklist.Item(
                Risk.STALE_GUIDANCE,
                "What the tool relied on is current: " + list(given, stale),
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
