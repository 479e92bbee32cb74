package dev.countersign.core.verdict;

import dev.countersign.core.policy.Checklist;
import dev.countersign.core.policy.Condition;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.policy.Truth;
import dev.countersign.core.signoff.Directory;
import java.util.List;
import java.util.stream.Stream;

/** What could not be found out about teams, so that something is asked that might not have to be. */
final class Unsettled {

    private Unsettled() {}

    /** Why, one sentence each without a full stop; empty when everything that is asked has to be, or another look would not help. */
    static List<String> of(Bench bench) {
        return Stream.concat(
                        bench.requirements().stream().map(Requirement::when),
                        bench.checklists().stream().map(Checklist::when))
                .filter(when -> when.truth(bench.situation()) == Truth.UNKNOWN)
                .flatMap(Condition::leaves)
                .filter(Condition.Asked.class::isInstance)
                .flatMap(leaf -> ((Condition.Asked) leaf).question().teams().stream())
                .flatMap(team -> why(team, bench.given().directory()))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> why(Signers.Team team, Directory directory) {
        return directory.teams().get(team) instanceof Directory.Team.Unknown unknown
                ? Stream.of(unknown.why())
                : Stream.empty();
    }
}
