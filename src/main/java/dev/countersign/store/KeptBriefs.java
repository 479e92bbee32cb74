package dev.countersign.store;

import dev.countersign.core.verdict.ToolState;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Evaluation;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;

/** Table {@code pull_brief}: how each pull request stands, for figures about many. */
final class KeptBriefs {

    private static final String KEEP = """
            insert into pull_brief (subject_id, opened, judged, since, signed, cleared, level, assistance, tools, unapproved,
              areas, waits, signers)
            values (?1, ?2, ?3, ?3, case when ?4 and ?5 then cast(?3 as timestamptz) end, ?4, ?6, ?7,
              string_to_array(?8, chr(10)), string_to_array(?9, chr(10)), string_to_array(?10, chr(10)),
              string_to_array(?11, chr(10)), string_to_array(?12, chr(10)))
            on conflict (subject_id) do update set judged = excluded.judged,
              since = case when pull_brief.cleared = excluded.cleared then pull_brief.since else excluded.since end,
              signed = coalesce(pull_brief.signed, excluded.signed), cleared = excluded.cleared, level = excluded.level,
              assistance = excluded.assistance, tools = excluded.tools, unapproved = excluded.unapproved,
              areas = excluded.areas, waits = excluded.waits, signers = excluded.signers
            """;

    private final EntityManager database;

    KeptBriefs(EntityManager database) {
        this.database = database;
    }

    /** Keeps how it stands now. */
    void keep(long id, Evaluation evaluation) {
        Verdict verdict = evaluation.verdict();
        database.createNativeQuery(KEEP)
                .setParameter(1, id)
                .setParameter(
                        2,
                        evaluation.given().facts().pushes().stream()
                                .map(push -> push.at())
                                .filter(at -> at.isBefore(evaluation.at()))
                                .findFirst()
                                .orElse(evaluation.at()))
                .setParameter(3, evaluation.at())
                .setParameter(4, verdict.cleared())
                .setParameter(5, verdict.asked() > 0)
                .setParameter(6, verdict.risk().level().word())
                .setParameter(7, verdict.assistance().level().word())
                .setParameter(
                        8,
                        lines(verdict.assistance().tools().stream()
                                .map(tool -> tool.name())
                                .toList()))
                .setParameter(
                        9, lines(verdict.tools().stream().map(ToolState::name).toList()))
                .setParameter(10, lines(verdict.risk().impact().touched()))
                .setParameter(11, lines(waits(verdict)))
                .setParameter(
                        12,
                        lines(verdict.requirements().stream()
                                .flatMap(state -> state.counted().stream())
                                .map(counted -> counted.login())
                                .toList()))
                .executeUpdate();
    }

    private static List<String> waits(Verdict verdict) {
        List<String> names = new java.util.ArrayList<>(verdict.waitingFor());
        verdict.tools().stream()
                .filter(tool -> tool.asks() && !tool.met())
                .forEach(tool -> names.add("exception for " + tool.name().toLowerCase(Locale.ROOT)));
        verdict.stops().stream().limit(1).forEach(stop -> names.add("somebody who says no"));
        return names;
    }

    private static String lines(List<String> names) {
        return String.join(
                "\n",
                names.stream()
                        .map(name -> name.replace("\0", "").replace('\n', ' '))
                        .distinct()
                        .toList());
    }
}
