package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Mode;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Governed;
import dev.countersign.flow.EnforcementBook.Notice;
import dev.countersign.flow.Project;
import dev.countersign.notify.Receivers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcEnforcementTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Governed MAIN =
            new Governed(new Project(7, 9, new RepositoryRef("acme", "shop")), "main", Mode.ENFORCE);

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcEnforcement book =
            new JdbcEnforcement(DATABASE::connect, JdbcNoticesTest.notices(Receivers.none()));

    private static long rows() {
        return DATABASE.number("select count(*) from enforcement where owner = 'acme'");
    }

    @Test
    void a_branch_keeps_one_row_for_each_change_and_the_latest_counts() {
        assertTrue(book.keep(new Finding(MAIN, "not-required", "", ""), NOW));
        assertFalse(book.keep(new Finding(MAIN, "not-required", "", ""), NOW.plusSeconds(60)));
        assertEquals(1, rows());
        Finding held = new Finding(MAIN, "enforced", "", "organisation owners");
        assertTrue(book.keep(held, NOW.plusSeconds(120)));
        assertTrue(book.keep(
                new Finding(new Governed(MAIN.project(), "release/1", Mode.ENFORCE), "unknown", "gone", ""), NOW));
        assertEquals(3, rows());
        assertEquals(held, book.of(7, "acme").get(0));
        assertEquals(List.of(), book.of(7, "other"));
        assertEquals(1, book.count("enforced"));
        assertEquals(0, book.count("not-required"));
    }

    @Test
    void nothing_is_due_where_nothing_was_judged() {
        assertEquals(List.of(), book.due(NOW, NOW.minusSeconds(60), 10));
    }

    @Test
    void a_verdict_that_cannot_be_read_any_more_keeps_no_branch_from_being_looked_at() {
        DATABASE.run(
                "insert into subject (id, installation, repository_id, owner, repository, number, head, base, open,"
                        + " wanted, done, awaits_checks, awaits_labels) values (1, 7, 20, 'due', 'shop', 1, '', 'main', true, 1, 1,"
                        + " '', false), (2, 7, 21, 'due', 'books', 2, '', 'main', true, 1, 1, '', false)");
        DATABASE.run(
                "insert into evaluation (subject_id, head, base, at, outcome, defect, rollback, policies, verdict,"
                        + " previous_hash, hash) select id, '', 'main', '2026-11-26T11:00:00Z', 'blocked', 0, 0, '[]',"
                        + " case id when 1 then 'not a verdict' else '{\"mode\":\"WARN\"}' end, '', '' from subject where owner = 'due'");
        assertEquals(
                List.of("due/shop ENFORCE", "due/books WARN"),
                book.due(NOW, NOW.minusSeconds(7200), 10).stream()
                        .map(one -> one.project().ref() + " " + one.mode())
                        .toList());
        DATABASE.run("truncate evaluation, subject cascade");
    }

    @Test
    void what_was_found_of_a_branch_that_nothing_was_judged_for_is_let_go() {
        Governed old = new Governed(new Project(8, 10, new RepositoryRef("old", "shop")), "main", Mode.ENFORCE);
        book.keep(new Finding(old, "not-required", "", ""), NOW);
        book.forget(NOW);
        assertEquals(List.of(), book.of(8, "old"));
    }

    @Test
    void an_issue_is_kept_as_it_was_last() {
        assertEquals(new Notice(0, "", false, false), book.notice("acme"));
        book.keep("acme", new Notice(0, "", false, true));
        book.keep("acme", new Notice(3, "d", true, false));
        assertEquals(new Notice(3, "d", true, false), book.notice("acme"));
    }
}
