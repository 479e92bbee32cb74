package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.policy.Mode;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Notice;
import dev.countersign.text.Templates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditRulesTest {

    static final long US = 4242;

    private final RuledGitHub github = new RuledGitHub();
    private final MemoryEnforcement book = new MemoryEnforcement();

    private AuditRules.Done round(boolean issue) {
        github.asked.clear();
        return new AuditRules(
                        github,
                        book,
                        new TellEnforcement(github, book, Templates.standalone(), issue),
                        Duration.ofHours(24),
                        Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC))
                .round();
    }

    @Test
    void each_branch_is_asked_for_once_and_a_rulesets_bypass_once_for_all() {
        RequiredCheck.Rule rule = new RequiredCheck.Rule.Ruleset(1, "acme", true);
        book.governs("main", Mode.ENFORCE);
        book.governs("release/1", Mode.ENFORCE);
        github.requires("main", US, rule);
        github.requires("release/1", US, rule);
        AuditRules.Done done = round(true);
        assertEquals(List.of("rules of main", "bypass", "rules of release/1"), github.asked);
        assertEquals(
                List.of("enforced", "enforced"),
                done.findings().stream().map(Finding::word).toList());
        assertEquals(2, done.changed().size());
        assertEquals(List.of(), done.loud());
        assertEquals(List.of(), round(true).changed());
    }

    @Test
    void only_where_the_policy_holds_merges_is_an_open_branch_spoken_of() {
        book.governs("main", Mode.ENFORCE);
        book.governs("lab", Mode.OBSERVE);
        book.governs("trial", Mode.WARN);
        AuditRules.Done done = round(true);
        assertEquals(
                List.of("main"),
                done.loud().stream().map(one -> one.governed().branch()).toList());
        assertTrue(
                github.issues.get(1).contains("`main` of `acme/shop`: nothing requires it"), github.issues::toString);
        assertFalse(github.issues.get(1).contains("lab"), github.issues::toString);
    }

    @Test
    void what_cannot_be_told_is_unknown_with_githubs_words_and_opens_no_issue() {
        book.governs("main", Mode.ENFORCE);
        for (RuntimeException fault : List.of(new SubjectGone("gone"), new Refused("refused"))) {
            github.fault = fault;
            Finding finding = round(true).findings().get(0);
            assertEquals("unknown", finding.word());
            assertEquals(fault.getMessage(), finding.detail());
        }
        assertTrue(github.issues.isEmpty());
    }

    @Test
    void a_limit_leaves_what_was_found_before_and_the_branch_is_looked_at_later() {
        book.governs("main", Mode.ENFORCE);
        round(false);
        github.fault = new TryLater("the limit is reached", Duration.ZERO, null);
        AuditRules.Done done = round(false);
        assertEquals(List.of("acme/shop: the limit is reached"), done.later());
        assertEquals(List.of(), done.findings());
        assertEquals("not-required", book.findings.get("main").word());
    }

    private void governsThreeThatAreHeld() {
        for (String branch : List.of("main", "odd", "release/1")) {
            book.governs(branch, Mode.ENFORCE);
            github.requires(branch, US, new RequiredCheck.Rule.Protection(true));
        }
    }

    private static List<String> words(AuditRules.Done done) {
        return done.findings().stream()
                .map(one -> one.governed().branch() + " " + one.word())
                .toList();
    }

    @Test
    void one_branch_of_three_that_cannot_be_read_in_a_new_way_is_unknown_and_the_others_are_looked_at() {
        governsThreeThatAreHeld();
        github.broken = "odd";
        AuditRules.Done done = round(false);
        assertEquals(List.of("main enforced", "odd unknown", "release/1 enforced"), words(done));
        String detail = book.findings.get("odd").detail();
        assertTrue(detail.startsWith("it failed unexpectedly: IllegalStateException in RuledGitHub, line "), detail);
        assertFalse(detail.contains("hush"), detail);
        assertTrue(done.changed().contains(book.findings.get("odd")), "the log tells of it");
        assertEquals(List.of(), round(false).changed(), "but not every day");
    }

    @Test
    void who_may_pass_by_is_unknown_where_it_cannot_be_read_in_a_new_way_and_the_branch_is_held_all_the_same() {
        governsThreeThatAreHeld();
        github.brokenBypass = true;
        assertEquals(List.of("main enforced", "odd enforced", "release/1 enforced"), words(round(false)));
        String bypass = book.findings.get("main").bypass();
        assertTrue(bypass.startsWith("unknown: it failed unexpectedly: ClassCastException in RuledGitHub"), bypass);
        assertFalse(bypass.contains("hush"), bypass);
    }

    @Test
    void what_cannot_be_kept_of_one_branch_of_three_is_unknown_and_the_others_are_kept() {
        governsThreeThatAreHeld();
        book.spoiled = "odd";
        AuditRules.Done done = round(false);
        assertEquals(List.of("main enforced", "odd unknown", "release/1 enforced"), words(done));
        assertEquals(3, done.changed().size());
        String detail = book.findings.get("odd").detail();
        assertTrue(detail.startsWith("what was found cannot be kept: it failed unexpectedly: "), detail);
    }

    @Test
    void where_nothing_can_be_kept_the_round_ends() {
        governsThreeThatAreHeld();
        book.down = true;
        assertThrows(IllegalStateException.class, () -> round(false));
        assertEquals(List.of("rules of main", "bypass"), github.asked);
    }

    @Test
    void an_issue_that_cannot_be_written_in_a_new_way_ends_no_round() {
        book.governs("main", Mode.ENFORCE);
        github.brokenIssues = true;
        String untold = round(true).untold().get(0);
        assertTrue(untold.startsWith("acme: it failed unexpectedly: IllegalStateException in RuledGitHub"), untold);
        assertFalse(untold.contains("hush"), untold);
    }

    @Test
    void a_branch_that_nothing_was_judged_for_in_a_long_time_is_not_in_the_issue_any_more() {
        book.governs("main", Mode.ENFORCE);
        round(true);
        book.due.clear();
        book.old = "main";
        round(true);
        assertFalse(github.open.get(1));
    }

    @Test
    void the_issue_is_opened_changed_closed_and_opened_again_and_never_twice() {
        book.governs("main", Mode.ENFORCE);
        round(true);
        assertEquals(List.of("rules of main", "open issue in acme/.github"), github.asked);
        round(true);
        assertEquals(List.of("rules of main"), github.asked);
        github.requires("main", RequiredCheck.ANYONES, new RequiredCheck.Rule.Protection(true));
        round(true);
        assertEquals(List.of("rules of main", "change issue 1"), github.asked);
        assertTrue(github.issues.get(1).contains("whoever may write checks"), github.issues::toString);
        github.requires("main", US, new RequiredCheck.Rule.Protection(true));
        round(true);
        assertFalse(github.open.get(1));
        round(true);
        assertEquals(List.of("rules of main", "bypass"), github.asked);
        github.rules.clear();
        round(true);
        assertTrue(github.open.get(1));
        assertEquals(1, github.issues.size());
    }

    @Test
    void an_issue_whose_answer_got_lost_is_found_again() {
        book.governs("main", Mode.ENFORCE);
        github.lose = true;
        assertEquals(List.of("acme: the answer got lost"), round(true).untold());
        round(true);
        assertEquals(1, github.issues.size());
        assertEquals(1, book.notice.number());
    }

    @Test
    void an_issue_that_somebody_deleted_is_opened_anew() {
        book.governs("main", Mode.ENFORCE);
        book.notice = new Notice(5, "", true, false);
        round(true);
        assertEquals(List.of("rules of main", "change issue 5", "open issue in acme/.github"), github.asked);
    }

    @Test
    void where_nobody_wants_an_issue_or_none_can_be_written_the_findings_are_kept_all_the_same() {
        book.governs("main", Mode.ENFORCE);
        round(false);
        assertTrue(github.issues.isEmpty());
        github.noIssues = true;
        assertEquals(List.of("acme: GitHub does not have it"), round(true).untold());
        assertEquals("not-required", book.findings.get("main").word());
    }
}
