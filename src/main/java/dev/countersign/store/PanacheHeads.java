package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Shas;
import dev.countersign.core.report.Publication;
import dev.countersign.flow.HeadPicture;
import dev.countersign.flow.Heads;
import dev.countersign.flow.MergeGroup;
import dev.countersign.flow.Stand;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Due;
import dev.countersign.json.VerdictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how the pull requests of a commit stand, from one snapshot of the tables. */
@ApplicationScoped
public class PanacheHeads implements Heads {

    private static final String PENDING = "is not judged yet";

    private final EntityManager database;
    private final Instance<Due> due;

    /** Makes pull requests due through this queue. */
    public PanacheHeads(EntityManager database, Instance<Due> due) {
        this.database = database;
        this.due = due;
    }

    @Override
    @Transactional
    public Optional<HeadPicture> picture(long id) {
        // What comes after this moment makes the commit due once more, so that it is enough to see all as it is now.
        database.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        HeadRow head = HeadRow.findById(id);
        Map<String, Stand> stands = new LinkedHashMap<>();
        List<SubjectRow> open = SubjectRow.list(
                "repositoryId = ?1 and head = ?2 and open order by number", head.repositoryId, head.sha);
        open.stream()
                .filter(row -> row.governed)
                .forEach(row -> stands.put(row.subject().key(), stand(row, head.sha, row.base)));
        Optional<MergeGroupRow> group =
                MergeGroupRow.<MergeGroupRow>findByIdOptional(id).filter(row -> !row.over);
        Optional<Subject> asking = group.map(row -> row.subject(head.repositoryId))
                .or(() -> open.stream().findFirst().map(SubjectRow::subject));
        group.filter(row -> row.found)
                .ifPresent(row -> members(head, row)
                        .forEach(stand -> stands.put(stand.subject().key(), stand)));
        return asking.map(subject -> new HeadPicture(
                head.sha,
                subject,
                new ArrayList<>(stands.values()),
                group.map(MergeGroupRow::group).orElseGet(MergeGroup.None::new)));
    }

    private List<Stand> members(HeadRow head, MergeGroupRow group) {
        List<Stand> stands = new ArrayList<>();
        for (MergeGroup.Member member : MergeGroupRow.members(head.id)) {
            List<SubjectRow> rows = rows(head.repositoryId, group.base, member);
            if (rows.isEmpty()) {
                Subject unknown = group.subject(head.repositoryId);
                Subject named = member.number() == 0
                        ? unknown
                        : new Subject(
                                unknown.installation(),
                                unknown.repositoryId(),
                                new PullRequestRef(unknown.ref().repository(), member.number()));
                stands.add(new Stand.Open(named, "holds " + brief(member) + ", of which nothing is known"));
            }
            rows.stream()
                    .filter(row -> row.governed || !row.base.equals(group.base))
                    .map(row -> row.wanted > row.done
                            ? new Stand.Open(row.subject(), "is being looked at")
                            : stand(row, member.head(), group.base))
                    .forEach(stands::add);
        }
        return stands;
    }

    private static String brief(MergeGroup.Member member) {
        return Shas.brief(member.head());
    }

    private static List<SubjectRow> rows(long repositoryId, String base, MergeGroup.Member member) {
        return member.number() == 0
                ? SubjectRow.list(
                        "repositoryId = ?1 and head = ?2 and base = ?3 order by number",
                        repositoryId,
                        member.head(),
                        base)
                : SubjectRow.list("repositoryId = ?1 and number = ?2", repositoryId, member.number());
    }

    private static Stand stand(SubjectRow row, String head, String base) {
        Optional<EvaluationRow> latest = EvaluationRow.latest(row.id);
        if (latest.isEmpty()) {
            return new Stand.Open(row.subject(), PENDING);
        }
        boolean here = latest.get().head.equals(head) && latest.get().base.equals(base);
        String wanted = Rows.publication(row.id).wanted;
        if (!here || wanted.isEmpty()) {
            return new Stand.Open(row.subject(), PENDING + " at " + Shas.brief(head));
        }
        Publication publication = VerdictJson.readPublication(wanted);
        return new Stand.Judged(row.subject(), VerdictJson.read(latest.get().verdict), publication.check());
    }

    @Override
    @Transactional
    public void found(long id, List<MergeGroup.Member> members) {
        MergeGroupRow group = MergeGroupRow.findById(id);
        group.found = true;
        long repositoryId = HeadRow.<HeadRow>findById(id).repositoryId;
        members.forEach(member -> MergeGroupRow.keep(id, member));
        members.stream()
                .map(MergeGroup.Member::number)
                .filter(number -> number != 0)
                .sorted()
                .forEach(number -> SubjectRow.know(
                        new Subject(
                                group.installation,
                                repositoryId,
                                new PullRequestRef(new RepositoryRef(group.owner, group.repository), number)),
                        due.get()));
    }
}
