package dev.countersign.store;

import dev.countersign.core.report.Publication;
import dev.countersign.flow.Errand;
import dev.countersign.flow.PullBook;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import dev.countersign.json.VerdictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is kept of pull requests, to be compared with what GitHub shows. */
@ApplicationScoped
public class PanachePullBook implements PullBook {

    private final EntityManager database;
    private final Instance<Due> due;
    private final Clock clock;

    /** Works on this database, and makes pull requests due through this queue. */
    public PanachePullBook(EntityManager database, Instance<Due> due, Clock clock) {
        this.database = database;
        this.due = due;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean anyOpen(long repositoryId) {
        return SubjectRow.count("repositoryId = ?1 and open", repositoryId) > 0;
    }

    @Override
    @Transactional
    public List<Known> between(long repositoryId, int from, int to, Set<Integer> named) {
        Set<Integer> numbers = named.isEmpty() ? Set.of(0) : named;
        return SubjectRow.<SubjectRow>list(
                        "repositoryId = ?1 and (number in ?4 or open and number >= ?2 and number <= ?3) order by number",
                        repositoryId,
                        from,
                        to,
                        numbers)
                .stream()
                .map(PanachePullBook::known)
                .toList();
    }

    private static Known known(SubjectRow row) {
        Optional<HeadRow> head = row.governed && row.open
                ? HeadRow.<HeadRow>find("repositoryId = ?1 and sha = ?2", row.repositoryId, row.head)
                        .firstResultOptional()
                : Optional.empty();
        boolean judged = !row.governed
                || EvaluationRow.latest(row.id)
                        .filter(last -> last.head.equals(row.head) && last.base.equals(row.base))
                        .isPresent();
        Optional<PublicationRow> publication = PublicationRow.findByIdOptional(row.id);
        return new Known(
                row.subject(),
                row.head,
                row.base,
                row.open,
                row.wanted > row.done
                        || head.filter(one -> one.wanted > one.done).isPresent(),
                judged,
                head.map(one -> one.id).orElse(0L),
                publication.map(one -> one.commentId).orElse(0L),
                row.governed
                        && publication.filter(PanachePullBook::needsComment).isPresent());
    }

    private static boolean needsComment(PublicationRow publication) {
        return !publication.wanted.isEmpty()
                && VerdictJson.readPublication(publication.wanted).comment() instanceof Publication.Comment.Shown;
    }

    @Override
    @Transactional
    public void stir(Subject subject) {
        stirring().one(subject);
    }

    @Override
    @Transactional
    public void commentDiffers(Subject subject) {
        forgetComment(subject, "");
    }

    @Override
    @Transactional
    public void commentDoubled(Subject subject) {
        forgetComment(subject, ", comment_attempted = true");
    }

    private void forgetComment(Subject subject, String also) {
        long id = stirring().one(subject);
        database.createNativeQuery("update publication set comment_digest = ''" + also + " where subject_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    @Override
    @Transactional
    public void checkDiffers(long check) {
        database.createNativeQuery(HeadRow.DIFFERS + "1").setParameter(1, check).executeUpdate();
        HeadRow.stir(check, due.get());
    }

    private Stirring stirring() {
        return new Stirring(database, due, Errand.current().event(), clock.instant());
    }
}
