package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.web.overview.Bypassers;
import dev.countersign.web.overview.Figures.Branch;
import dev.countersign.web.overview.Figures.Level;
import dev.countersign.web.overview.Figures.Load;
import dev.countersign.web.overview.Figures.Month;
import dev.countersign.web.overview.Figures.Open;
import dev.countersign.web.overview.Figures.Thin;
import dev.countersign.web.overview.Figures.ToolUse;
import dev.countersign.web.overview.Figures.Unapproved;
import dev.countersign.web.overview.Figures.Waiting;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Given how pull requests stand, when figures are asked for, then they are of that owner's, and those that count. */
class JdbcFiguresTest {

    private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private final JdbcFigures figures = new JdbcFigures(DATABASE::connect);

    private static void pull(int id, String owner, boolean open, String day, String rest) {
        DATABASE.run(
                "insert into subject (id, installation, repository_id, owner, repository, number, head, base, open, wanted,"
                        + " done, awaits_checks, awaits_labels) values (" + id + ", 1, 900, '" + owner + "', 'shop', "
                        + id
                        + ", '', 'main', " + open + ", 1, 1, '', false)");
        DATABASE.run(
                "insert into pull_brief (subject_id, opened, judged, since, signed, cleared, level, assistance, tools,"
                        + " unapproved, areas, waits, signers) values (" + id + ", '" + day + "T00:00:00Z', '" + day
                        + "T00:00:00Z', '" + day
                        + "T00:00:00Z', " + rest + ")");
    }

    @BeforeAll
    static void how_they_stand() {
        pull(
                1,
                "acme",
                true,
                "2026-11-01",
                "null, false, 'high', 'assisted', '{Claude Code}', '{}', '{pay}', '{owner,senior}', '{}'");
        pull(2, "Acme", true, "2026-11-02", "null, false, 'low', 'unknown', '{}', '{}', '{shop}', '{owner}', '{}'");
        pull(
                3,
                "acme",
                false,
                "2026-10-01",
                "'2026-10-01T02:00:00Z', true, 'high', 'authored', '{Cursor}', '{Cursor}', '{pay}', '{}', '{bob}'");
        pull(
                4,
                "acme",
                false,
                "2026-10-02",
                "'2026-10-02T04:00:00Z', true, 'low', 'none', '{}', '{}', '{shop}', '{}', '{bob,carol}'");
        pull(
                5,
                "evil",
                true,
                "2026-11-01",
                "null, false, 'critical', 'assisted', '{Cursor}', '{Cursor}', '{x}', '{secret}', '{eve}'");
        pull(
                6,
                "acme",
                false,
                "2025-01-01",
                "null, true, 'critical', 'assisted', '{Old}', '{Old}', '{old}', '{}', '{}'");
        DATABASE.run("insert into sign_off_seen (subject_id, place, person_id, at, login) values"
                + " (3, 'a', 7, '2026-10-01T01:00:00Z', 'bob'), (3, 'b', 6, '2026-10-01T01:00:00Z', 'alice'), (4, 'a', 7, '2026-10-01T01:00:00Z', 'bob'),"
                + " (4, 'b', 8, '2026-10-01T01:00:00Z', 'carol'), (5, 'a', 9, '2026-10-01T01:00:00Z', 'eve')");
        DATABASE.run("insert into review_request (subject_id, person_id, requirement, login, at, state) values"
                + " (1, 8, 'owner', 'carol', now(), 'ASKED'), (1, 8, 'senior', 'carol', now(), 'ASKED'),"
                + " (3, 7, 'owner', 'bob', now(), 'ASKED')");
        DATABASE.run(
                "insert into enforcement (installation, repository_id, owner, repository, branch, mode, state, detail,"
                        + " bypass, at, checked) values (1, 900, 'acme', 'shop', 'main', 'ENFORCE', 'enforced', '', 'nobody', now(),"
                        + " '2026-11-01T00:00:00Z'), (1, 900, 'acme', 'shop', 'old', 'ENFORCE', 'not-required', 'd', '', now(),"
                        + " '2026-11-01T00:00:00Z'), (1, 900, 'acme', 'shop', 'release/1', 'ENFORCE', 'enforced', '',"
                        + " 'organisation owners, team 7', now(), '2026-11-01T00:00:00Z'), (1, 900, 'acme', 'shop', 'release/2',"
                        + " 'ENFORCE', 'enforced', '', 'unknown: GitHub does not say', now(), '2026-11-01T00:00:00Z')");
    }

    @Test
    void open_pull_requests_are_told_by_what_they_wait_for_and_for_how_long() {
        Instant first = Instant.parse("2026-11-01T00:00:00Z");
        assertEquals(List.of(new Waiting("owner", 2, first), new Waiting("senior", 1, first)), figures.waiting("ACME"));
        assertEquals(
                List.of("1 high [owner, senior]", "2 low [owner]"),
                figures.longest("acme").stream().map(JdbcFiguresTest::words).toList());
        assertEquals(List.of(), figures.waiting("none"));
    }

    private static String words(Open one) {
        return one.pull().number() + " " + one.level() + " " + one.waits();
    }

    @Test
    void months_tell_how_many_a_tool_helped_with_and_how_long_a_sign_off_took() {
        assertEquals(
                List.of(new Month("2026-11", 2, 1, 0, 0), new Month("2026-10", 2, 1, 2, 3 * 3600)),
                figures.months("acme", BEGIN));
        assertEquals(
                List.of(new ToolUse("2026-11", "Claude Code", 1), new ToolUse("2026-10", "Cursor", 1)),
                figures.tools("acme", BEGIN));
        assertEquals(
                List.of(new Unapproved("Cursor", 1, Instant.parse("2026-10-01T00:00:00Z"))),
                figures.unapproved("acme", BEGIN));
    }

    @Test
    void risk_is_told_from_low_to_critical_with_what_is_open_of_it() {
        assertEquals(List.of(new Level("low", 2, 1), new Level("high", 2, 1)), figures.levels("acme", BEGIN));
        assertEquals(3, figures.levels("acme", Instant.EPOCH).size());
    }

    @Test
    void who_was_asked_and_who_signed_is_told_by_person_and_thin_areas_by_how_few() {
        assertEquals(List.of(new Load("carol", 1, 1), new Load("bob", 0, 2)), figures.loads("acme", BEGIN));
        assertEquals(List.of(new Thin("pay", 2, 1)), figures.thin("acme", BEGIN));
    }

    @Test
    void branches_that_are_not_held_come_first() {
        assertEquals(
                List.of("old", "main", "release/1", "release/2"),
                figures.branches("acme").stream().map(Branch::branch).toList());
    }

    @Test
    void who_can_bypass_a_branch_is_told_and_what_the_audit_could_not_tell_is_unknown() {
        assertEquals(
                List.of(
                        new Bypassers("not-held", List.of(), ""),
                        new Bypassers("nobody", List.of(), ""),
                        new Bypassers("some", List.of("organisation owners", "team 7"), ""),
                        new Bypassers("unknown", List.of(), "GitHub does not say")),
                figures.branches("acme").stream().map(Branch::bypass).toList());
    }
}
