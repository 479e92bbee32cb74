package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.json.VerdictJson;
import dev.countersign.web.pull.Stories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Tells what the ledger holds of a pull request. */
@ApplicationScoped
public class PanacheStories implements Stories {

    @Override
    @Transactional
    public Optional<Story> of(PullRequestRef ref, long before, int most) {
        Optional<SubjectRow> subject = SubjectRow.find(
                        "lower(owner) = lower(?1) and lower(repository) = lower(?2) and number = ?3 order by id desc",
                        ref.repository().owner(),
                        ref.repository().name(),
                        ref.number())
                .firstResultOptional();
        return subject.flatMap(row -> story(row, before, most));
    }

    private static Optional<Story> story(SubjectRow subject, long before, int most) {
        List<EvaluationRow> rows = EvaluationRow.<EvaluationRow>find(
                        "subjectId = ?1 and id < ?2 order by id desc", subject.id, before)
                .page(0, most + 1)
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Story(
                subject.subject(),
                subject.open,
                rows.stream().limit(most).map(PanacheStories::entry).toList(),
                rows.size() > most));
    }

    private static Entry entry(EvaluationRow row) {
        return new Entry(row.id, row.at, VerdictJson.read(row.verdict), VerdictJson.readStrings(row.policies));
    }
}
