package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.json.VerdictJson;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import dev.countersign.web.history.Annals.Change;
import dev.countersign.web.history.Annals.Mark;
import dev.countersign.web.history.Annals.Merge;
import dev.countersign.web.history.Annals.Question;
import dev.countersign.web.history.Annals.Revert;
import dev.countersign.web.history.Marks;
import dev.countersign.web.history.Part;
import dev.countersign.web.history.Past;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Given what happened, when it is asked for, then it is told the latest first, to its end, and nothing of another owner's. */
class JdbcAnnalsTest {

    private static final String HEAD = "a".repeat(40);

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcAnnals annals = new JdbcAnnals(DATABASE::connect);
    private final Past past = new Past(annals);

    private static Question of(String owner, String repository) {
        return new Question(owner, repository, Instant.EPOCH, Mark.newest().at(), false);
    }

    @BeforeAll
    static void what_happened() {
        for (int number = 1; number <= 5; number++) {
            subject(number, 900, "acme", number == 5 ? "other" : "shop");
            merge(number, number == 2);
        }
        subject(6, 901, "evil", "shop");
        merge(6, true);
        String verdict = VerdictJson.write(Cases.under("tools: {}\n")
                .change(Changes.pullRequest().touching("docs/a.md").commit("x"))
                .judge());
        DATABASE.run("insert into evaluation (subject_id, head, base, at, outcome, defect, rollback, policies, verdict,"
                + " previous_hash, hash) values (1, '" + HEAD + "', 'main', now(), 'cleared', 0, 0, '[]', '"
                + verdict.replace("'", "''") + "', '', '')");
        DATABASE.run(
                "insert into override_use (subject_id, place, head, by_logins, why, at, until, open) values (1,"
                        + " 'comment 1/0', '', 'carol, sam', 'the shop is down', '2026-11-02T00:00:00Z', '2026-11-02T04:00:00Z', true)");
        DATABASE.run(
                "insert into tool_exception (comment_id, line, repository_id, subject_id, tool, by_id, by_login, by_kind,"
                        + " at, until, why) values (3000000000, 1, 900, 1, 'cursor', 1, 'erin', 'USER', '2026-11-02T00:00:00Z',"
                        + " '2027-01-31', 'rework')");
        DATABASE.run(
                "insert into history (repository_id, installation, owner, name, updated) values (900, 1, 'acme', 'shop',"
                        + " now())");
        change("b1", 100, "", "s1", 11);
        change("b2", 110, "", "s2", 12);
        change("b3", 120, "", "s3", 0);
        change("c1", 200, "b1", "r1", 13);
        change("c2", 210, "subject:s2", "s2", 14);
        change("c3", 220, "pull:11 pull:99", "r3", 0);
        change("c4", 230, "ffff", "r4", 0);
    }

    private static void subject(int id, long repository, String owner, String name) {
        DATABASE.run(
                "insert into subject (installation, repository_id, owner, repository, number, head, base, open, wanted,"
                        + " done, awaits_checks, awaits_labels) values (1, " + repository + ", '" + owner + "', '"
                        + name + "', " + id
                        + ", '" + HEAD + "', 'main', false, 1, 1, '', false)");
    }

    private static void merge(int id, boolean around) {
        DATABASE.run(
                "insert into merge (subject_id, head, merge_commit, by_id, by_login, at, outcome, went_around) values ("
                        + id + ", '" + HEAD + "', '', 1, 'dave', '2026-11-0" + (id > 3 ? 3 : id) + "T00:00:00Z', '"
                        + (id == 1 ? "cleared" : "none") + "', " + around + ")");
    }

    private static void change(String sha, long at, String reverts, String subject, int pull) {
        DATABASE.run(
                "insert into file_history (repository_id, sha, place, at, author, fix, reverts, subject, pull, files)"
                        + " values (900, '" + sha + "', " + at + ", " + at + ", '', false, '" + reverts + "', '"
                        + subject + "', "
                        + pull + ", '[]')");
    }

    private static List<Integer> numbers(Part<Merge> part) {
        return part.items().stream().map(one -> one.pull().number()).toList();
    }

    @Test
    void merges_are_told_latest_first_by_owner_and_repository_whatever_the_case() {
        assertEquals(List.of(5, 4, 3, 2, 1), numbers(past.merges(of("ACME", ""), Mark.newest(), 9)));
        assertEquals(List.of(4, 3, 2, 1), numbers(past.merges(of("acme", "Shop"), Mark.newest(), 9)));
        assertEquals(List.of(), numbers(past.merges(of("none", ""), Mark.newest(), 9)));
    }

    @Test
    void a_list_is_told_to_its_end_a_part_at_a_time_also_where_several_happened_at_once() {
        List<Integer> all = new ArrayList<>();
        String cursor = "";
        do {
            Part<Merge> part = past.merges(of("acme", ""), Marks.read(cursor).orElseThrow(), 2);
            all.addAll(numbers(part));
            cursor = part.next();
        } while (!cursor.isEmpty());
        assertEquals(List.of(5, 4, 3, 2, 1), all);
    }

    @Test
    void a_filter_leaves_out_days_and_what_did_not_go_around() {
        Question around = new Question("acme", "", Instant.EPOCH, Mark.newest().at(), true);
        assertEquals(List.of(2), numbers(past.merges(around, Mark.newest(), 9)));
        Question day = new Question(
                "acme", "", Instant.parse("2026-11-02T00:00:00Z"), Instant.parse("2026-11-03T00:00:00Z"), false);
        assertEquals(List.of(2), numbers(past.merges(day, Mark.newest(), 9)));
    }

    @Test
    void a_merge_is_told_with_the_verdict_at_its_commit_or_with_none() {
        List<Merge> merges = past.merges(of("acme", "shop"), Mark.newest(), 9).items();
        assertEquals("Nothing to sign · risk low", merges.get(3).title());
        assertEquals("low", merges.get(3).level());
        assertEquals("", merges.get(0).title());
    }

    @Test
    void reverts_are_linked_to_what_they_undid_by_commit_title_or_number() {
        List<Revert> reverts = annals.reverts(of("acme", "shop"), Mark.newest(), 9);
        assertEquals(
                List.of("c4 []", "c3 [b1]", "c2 [b2]", "c1 [b1]"),
                reverts.stream()
                        .map(one -> one.change().sha() + " "
                                + one.undid().stream().map(Change::sha).toList())
                        .toList());
        assertEquals(List.of(), annals.reverts(of("evil", ""), Mark.newest(), 9));
        assertEquals(1, past.reverts(of("acme", ""), Mark.newest(), 1).items().size());
    }

    @Test
    void overrides_and_exceptions_are_told_with_their_ends() {
        var override = past.overrides(of("acme", ""), Mark.newest(), 9).items().get(0);
        assertEquals("carol, sam", override.by());
        assertTrue(override.open());
        assertEquals(Instant.parse("2026-11-02T04:00:00Z"), override.until());
        var exemption =
                past.exemptions(of("acme", "shop"), Mark.newest(), 9).items().get(0);
        assertEquals(LocalDate.parse("2027-01-31"), exemption.until());
        assertEquals(3_000_000_000_001L, exemption.mark().id());
        assertTrue(past.exemptions(of("acme", ""), exemption.mark(), 9).items().isEmpty());
        assertFalse(Marks.write(exemption.mark()).isEmpty());
    }
}
