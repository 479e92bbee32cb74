package dev.countersign.store;

import dev.countersign.flow.MergeGroup;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Notice;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code merge_group}: a group of pull requests that a merge queue asks about.
 *
 * @param last the pull request that the group's branch names
 * @param base the branch it would be merged into
 * @param baseSha where that branch, or the group before, stood
 * @param found whether it is known who is in it
 */
record MergeGroupRow(Subject last, String base, String baseSha, boolean found) {

    private static final String OF = "select g.installation, h.repository_id, g.owner, g.repository, g.number, g.base,"
            + " g.base_sha, g.found from merge_group g join head h on h.id = g.head_id where h.id = ? and not g.over";
    private static final String KEEP = "insert into merge_group"
            + " (head_id, installation, owner, repository, number, base, base_sha)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (head_id) do update set over = false";
    private static final String END = "update merge_group set over = true where head_id in"
            + " (select id from head where repository_id = ? and sha = ?)";
    private static final String MEMBER =
            "insert into merge_group_member (head_id, number, head) values (?, ?, ?) on conflict do nothing";

    /** The group that a commit stands for, as long as it is asked about. */
    static Optional<MergeGroupRow> of(Jdbc jdbc, long head) {
        return jdbc.query(
                OF,
                row -> new MergeGroupRow(
                        SubjectRow.subject(row),
                        row.getString("base"),
                        row.getString("base_sha"),
                        row.getBoolean("found")),
                head);
    }

    MergeGroup group() {
        return found
                ? new MergeGroup.Found()
                : new MergeGroup.Asked(base, baseSha, last.ref().number());
    }

    static void keep(Jdbc jdbc, long head, Notice.GroupAsked asked) {
        jdbc.update(
                KEEP,
                head,
                asked.last().installation(),
                asked.last().ref().repository().owner(),
                asked.last().ref().repository().name(),
                asked.last().ref().number(),
                asked.base(),
                asked.baseSha());
    }

    static void end(Jdbc jdbc, long repositoryId, String sha) {
        jdbc.update(END, repositoryId, sha);
    }

    static Jdbc.Step keep(long head, MergeGroup.Member member) {
        return new Jdbc.Step(MEMBER, head, member.number(), member.head());
    }

    static List<MergeGroup.Member> members(Jdbc jdbc, long head) {
        return jdbc.list(
                "select number, head from merge_group_member where head_id = ? order by number, head",
                row -> new MergeGroup.Member(row.getInt(1), row.getString(2)),
                head);
    }
}
