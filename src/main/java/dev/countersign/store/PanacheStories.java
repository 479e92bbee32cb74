package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Shas;
import dev.countersign.core.report.Headline;
import dev.countersign.json.VerdictJson;
import dev.countersign.web.Stories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Tells what the ledger holds of a pull request. */
@ApplicationScoped
public class PanacheStories implements Stories {

    private static final int MOST = 50;

    @Override
    @Transactional
    public Optional<Story> of(PullRequestRef ref) {
        Optional<SubjectRow> subject = SubjectRow.find(
                        "lower(owner) = lower(?1) and lower(repository) = lower(?2) and number = ?3 order by id desc",
                        ref.repository().owner(),
                        ref.repository().name(),
                        ref.number())
                .firstResultOptional();
        return subject.flatMap(PanacheStories::story);
    }

    private static Optional<Story> story(SubjectRow subject) {
        List<EvaluationRow> rows = EvaluationRow.<EvaluationRow>find("subjectId = ?1 order by id desc", subject.id)
                .page(0, MOST)
                .list();
        return rows.stream()
                .findFirst()
                .map(latest -> new Story(
                        subject.subject(),
                        VerdictJson.read(latest.verdict),
                        VerdictJson.readStrings(latest.policies),
                        rows.stream().map(PanacheStories::entry).toList()));
    }

    private static Entry entry(EvaluationRow row) {
        return new Entry(row.at, Shas.brief(row.head), Headline.title(VerdictJson.read(row.verdict)));
    }
}
