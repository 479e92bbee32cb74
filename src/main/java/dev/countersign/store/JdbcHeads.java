package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Shas;
import dev.countersign.flow.HeadPicture;
import dev.countersign.flow.Heads;
import dev.countersign.flow.MergeGroup;
import dev.countersign.flow.Stand;
import dev.countersign.flow.Subject;
import dev.countersign.json.VerdictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Tells how the pull requests of a commit stand, from one snapshot of the tables. */
@ApplicationScoped
public class JdbcHeads implements Heads {

    private static final String PENDING = "is not judged yet";

    private static final String COLUMNS =
            SubjectRow.COLUMNS + ", e.head as judged_head, e.base as judged_base, e.verdict, p.wanted as publication";

    private static final String JUDGED = " left join lateral (select head, base, verdict from evaluation"
            + " where subject_id = s.id order by id desc limit 1) e on true"
            + " left join publication p on p.subject_id = s.id where ";

    /** Pull requests, each with its last verdict and what GitHub shall show of it. */
    private static final String STANDS = "select " + COLUMNS + " from subject s" + JUDGED;

    /** A commit with each open pull request of which it is the head, and whether a merge queue asks about it. */
    private static final String AT = "select h.sha, s.id is not null as kept, exists (select 1 from merge_group g"
            + " where g.head_id = h.id and not g.over) as grouped, " + COLUMNS + " from head h left join subject s"
            + " on s.repository_id = h.repository_id and s.head = h.sha and s.open" + JUDGED
            + "h.id = ? order by s.number";

    private final Jdbc jdbc;
    private final Clock clock;

    /** Reads this database. */
    public JdbcHeads(DataSource database, Clock clock) {
        this.jdbc = new Jdbc(database::getConnection);
        this.clock = clock;
    }

    /** A pull request and what is kept of it; texts are empty where there are none. */
    private record Kept(SubjectRow row, String head, String base, String verdict, String publication) {

        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    SubjectRow.read(row),
                    text(row, "judged_head"),
                    text(row, "judged_base"),
                    text(row, "verdict"),
                    text(row, "publication"));
        }

        private static String text(ResultSet row, String column) throws SQLException {
            String text = row.getString(column);
            return text == null ? "" : text;
        }

        /** How it stands at a head, against a base. */
        Stand at(String there, String against) {
            if (verdict.isEmpty()) {
                return new Stand.Open(row.subject(), PENDING);
            }
            if (!head.equals(there) || !base.equals(against) || publication.isEmpty()) {
                return new Stand.Open(row.subject(), PENDING + " at " + Shas.brief(there));
            }
            return new Stand.Judged(
                    row.subject(),
                    VerdictJson.read(verdict),
                    VerdictJson.readPublication(publication).check());
        }
    }

    /** A commit and the pull requests that are open at it, of which the policy governs some. */
    private record Commit(String sha, boolean grouped, List<Kept> open) {

        Map<String, Stand> stands() {
            Map<String, Stand> stands = new LinkedHashMap<>();
            open.stream()
                    .filter(kept -> kept.row().governed())
                    .forEach(kept -> stands.put(
                            kept.row().subject().key(), kept.at(sha, kept.row().base())));
            return stands;
        }

        Optional<Subject> first() {
            return open.stream().findFirst().map(kept -> kept.row().subject());
        }
    }

    private static Supplier<Commit> commit(Journey journey, long id) {
        Journey.Answer<Commit> rows = journey.ask(
                AT,
                row -> new Commit(
                        row.getString("sha"),
                        row.getBoolean("grouped"),
                        row.getBoolean("kept") ? List.of(Kept.read(row)) : List.of()),
                id);
        return () -> {
            Commit first =
                    rows.first().orElseThrow(() -> new IllegalStateException("the commit " + id + " was never kept"));
            return new Commit(
                    first.sha(),
                    first.grouped(),
                    rows.all().stream().flatMap(row -> row.open().stream()).toList());
        };
    }

    @Override
    public Optional<HeadPicture> picture(long id) {
        Journey journey = jdbc.journey();
        Supplier<Optional<HeadPicture>> picture = picture(journey, id);
        journey.go();
        return picture.get();
    }

    /** The same, asked on that journey; of a merge group more is asked when it is over. */
    Supplier<Optional<HeadPicture>> picture(Journey journey, long id) {
        Supplier<Commit> there = commit(journey, id);
        return () -> {
            Commit commit = there.get();
            return commit.grouped()
                    ? grouped(id)
                    : commit.first()
                            .map(asking -> new HeadPicture(
                                    commit.sha(),
                                    asking,
                                    new ArrayList<>(commit.stands().values()),
                                    new MergeGroup.None()));
        };
    }

    /** Of a merge group it takes more than one statement, which all see the same moment. */
    @Transactional
    Optional<HeadPicture> grouped(long id) {
        // What comes after this moment makes the commit due once more, so that it is enough to see all as it is now.
        jdbc.update("set transaction isolation level repeatable read");
        Journey journey = jdbc.journey();
        Supplier<Commit> there = commit(journey, id);
        journey.go();
        Commit commit = there.get();
        Map<String, Stand> stands = commit.stands();
        Optional<MergeGroupRow> group = MergeGroupRow.of(jdbc, id);
        group.filter(MergeGroupRow::found)
                .ifPresent(row -> members(id, row)
                        .forEach(stand -> stands.put(stand.subject().key(), stand)));
        return group.map(MergeGroupRow::last)
                .or(commit::first)
                .map(asking -> new HeadPicture(
                        commit.sha(),
                        asking,
                        new ArrayList<>(stands.values()),
                        group.map(MergeGroupRow::group).orElseGet(MergeGroup.None::new)));
    }

    private List<Stand> members(long head, MergeGroupRow group) {
        List<Stand> stands = new ArrayList<>();
        for (MergeGroup.Member member : MergeGroupRow.members(jdbc, head)) {
            List<Kept> all = kept(group, member);
            if (all.isEmpty()) {
                Subject named = member.number() == 0 ? group.last() : subject(group, member.number());
                stands.add(new Stand.Open(named, "holds " + Shas.brief(member.head()) + ", of which nothing is known"));
            }
            all.stream()
                    .filter(kept -> kept.row().governed() || !kept.row().base().equals(group.base()))
                    .map(kept -> kept.row().due()
                            ? new Stand.Open(kept.row().subject(), "is being looked at")
                            : kept.at(member.head(), group.base()))
                    .forEach(stands::add);
        }
        return stands;
    }

    private List<Kept> kept(MergeGroupRow group, MergeGroup.Member member) {
        long repositoryId = group.last().repositoryId();
        return member.number() == 0
                ? jdbc.list(
                        STANDS + "s.repository_id = ? and s.head = ? and s.base = ? order by s.number",
                        Kept::read,
                        repositoryId,
                        member.head(),
                        group.base())
                : jdbc.list(STANDS + "s.repository_id = ? and s.number = ?", Kept::read, repositoryId, member.number());
    }

    private static Subject subject(MergeGroupRow group, int number) {
        Subject last = group.last();
        return new Subject(
                last.installation(),
                last.repositoryId(),
                new PullRequestRef(last.ref().repository(), number));
    }

    @Override
    @Transactional
    public void found(long id, List<MergeGroup.Member> members) {
        MergeGroupRow group = MergeGroupRow.of(jdbc, id)
                .orElseThrow(() -> new IllegalStateException("nobody asks about the commit " + id));
        jdbc.update("update merge_group set found = true where head_id = ?", id);
        jdbc.together(
                members.stream().map(member -> MergeGroupRow.keep(id, member)).toList());
        members.stream()
                .map(MergeGroup.Member::number)
                .filter(number -> number != 0)
                .sorted()
                .forEach(number -> SubjectRow.know(jdbc, subject(group, number), clock.instant()));
    }
}
