package dev.countersign.store;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.MergeGroup;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Notice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** Table {@code merge_group}: a group of pull requests that a merge queue asks about. */
@Entity
@Table(name = "merge_group")
class MergeGroupRow extends PanacheEntityBase {

    @Id
    long headId;

    long installation;
    String owner;
    String repository;
    int number;
    String base;
    String baseSha;
    boolean found;
    boolean over;

    Subject subject(long repositoryId) {
        return new Subject(
                installation, repositoryId, new PullRequestRef(new RepositoryRef(owner, repository), number));
    }

    MergeGroup group() {
        return found ? new MergeGroup.Found() : new MergeGroup.Asked(base, baseSha, number);
    }

    static void keep(long head, Notice.GroupAsked asked) {
        getEntityManager()
                .createNativeQuery("insert into merge_group"
                        + " (head_id, installation, owner, repository, number, base, base_sha)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (head_id) do update set over = false")
                .setParameter(1, head)
                .setParameter(2, asked.last().installation())
                .setParameter(3, asked.last().ref().repository().owner())
                .setParameter(4, asked.last().ref().repository().name())
                .setParameter(5, asked.last().ref().number())
                .setParameter(6, asked.base())
                .setParameter(7, asked.baseSha())
                .executeUpdate();
    }

    static void end(long repositoryId, String sha) {
        getEntityManager()
                .createNativeQuery("update merge_group set over = true where head_id in"
                        + " (select id from head where repository_id = ?1 and sha = ?2)")
                .setParameter(1, repositoryId)
                .setParameter(2, sha)
                .executeUpdate();
    }

    static void keep(long head, MergeGroup.Member member) {
        getEntityManager()
                .createNativeQuery("insert into merge_group_member (head_id, number, head) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, head)
                .setParameter(2, member.number())
                .setParameter(3, member.head())
                .executeUpdate();
    }

    static List<MergeGroup.Member> members(long head) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "select number, head from merge_group_member where head_id = ?1 order by number, head")
                .setParameter(1, head)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(one -> new MergeGroup.Member(((Number) one[0]).intValue(), (String) one[1]))
                .toList();
    }
}
