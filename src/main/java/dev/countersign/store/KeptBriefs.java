package dev.countersign.store;

import dev.countersign.core.change.Push;
import dev.countersign.core.verdict.ToolState;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Evaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Table {@code pull_brief}: how each pull request stands, for figures about many. */
final class KeptBriefs {

    private static final String KEEP = """
            insert into pull_brief (subject_id, opened, judged, since, signed, cleared, level, assistance, tools, unapproved,
              areas, waits, signers)
            values (?, ?, ?, ?, case when ? then cast(? as timestamptz) end, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject_id) do update set judged = excluded.judged,
              since = case when pull_brief.cleared = excluded.cleared then pull_brief.since else excluded.since end,
              signed = coalesce(pull_brief.signed, excluded.signed), cleared = excluded.cleared, level = excluded.level,
              assistance = excluded.assistance, tools = excluded.tools, unapproved = excluded.unapproved,
              areas = excluded.areas, waits = excluded.waits, signers = excluded.signers
            """;

    private KeptBriefs() {}

    /** Keeps how it stands now. */
    static Jdbc.Step keep(long id, Evaluation evaluation) {
        Verdict verdict = evaluation.verdict();
        Instant opened = evaluation.given().facts().pushes().stream()
                .map(Push::at)
                .filter(at -> at.isBefore(evaluation.at()))
                .findFirst()
                .orElse(evaluation.at());
        return new Jdbc.Step(
                KEEP,
                id,
                opened,
                evaluation.at(),
                evaluation.at(),
                verdict.cleared() && verdict.asked() > 0,
                evaluation.at(),
                verdict.cleared(),
                verdict.risk().level().word(),
                verdict.assistance().level().word(),
                words(verdict.assistance().tools().stream().map(tool -> tool.name())),
                words(verdict.tools().stream().map(ToolState::name)),
                words(verdict.risk().impact().touched().stream()),
                words(waits(verdict).stream()),
                words(verdict.requirements().stream()
                        .flatMap(state -> state.counted().stream())
                        .map(counted -> counted.login())));
    }

    private static List<String> waits(Verdict verdict) {
        List<String> names = new ArrayList<>(verdict.waitingFor());
        verdict.tools().stream()
                .filter(tool -> tool.asks() && !tool.met())
                .forEach(tool -> names.add("exception for " + tool.name().toLowerCase(Locale.ROOT)));
        verdict.stops().stream().limit(1).forEach(stop -> names.add("somebody who says no"));
        return names;
    }

    /** PostgreSQL's texts have no zero, and these are told one to a line. */
    private static List<String> words(Stream<String> names) {
        return names.map(name -> name.replace("\0", "").replace('\n', ' '))
                .distinct()
                .toList();
    }
}
