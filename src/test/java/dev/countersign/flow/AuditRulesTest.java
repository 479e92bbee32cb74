package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.policy.Mode;
import dev.countersign.flow.EnforcementBook.Finding;
import dev.countersign.flow.EnforcementBook.Governed;
import dev.countersign.flow.EnforcementBook.Notice;
import dev.countersign.text.Templates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AuditRulesTest {

    private static final long US = 4242;

    private final GitHub github = new GitHub();
    private final Book book = new Book();

    /** A GitHub with rules, and with issues that can be told of; {@code lose} makes the answer to the next one get lost. */
    private static final class GitHub implements Rules, Issues {

        final Map<String, List<RequiredCheck>> rules = new HashMap<>();
        final List<String> asked = new ArrayList<>();
        final Map<Integer, String> issues = new LinkedHashMap<>();
        final Map<Integer, Boolean> open = new HashMap<>();
        RuntimeException fault;
        boolean lose;
        boolean noIssues;

        void requires(String branch, long app, RequiredCheck.Rule rule) {
            rules.put(branch, List.of(new RequiredCheck(app, rule)));
        }

        @Override
        public List<RequiredCheck> requiring(Project project, String branch, String check) {
            asked.add("rules of " + branch);
            if (fault != null) {
                throw fault;
            }
            return rules.getOrDefault(branch, List.of());
        }

        @Override
        public Bypass bypass(Project project, RequiredCheck.Rule rule) {
            asked.add("bypass");
            return new Bypass.Nobody();
        }

        @Override
        public long app() {
            return US;
        }

        @Override
        public int open(long installation, RepositoryRef repository, String title, String body) {
            if (noIssues) {
                throw new SubjectGone("GitHub does not have it");
            }
            asked.add("open issue in " + repository);
            int number = issues.size() + 1;
            issues.put(number, body);
            open.put(number, true);
            if (lose) {
                lose = false;
                throw new TryLater("the answer got lost", Duration.ZERO, null);
            }
            return number;
        }

        @Override
        public boolean change(
                long installation, RepositoryRef repository, int number, String title, String body, boolean isOpen) {
            asked.add("change issue " + number);
            open.put(number, isOpen);
            return issues.replace(number, body) != null;
        }

        @Override
        public OptionalInt find(long installation, RepositoryRef repository, String beginning) {
            return issues.keySet().stream().mapToInt(one -> one).max();
        }
    }

    private static final class Book implements EnforcementBook {

        final List<Governed> due = new ArrayList<>();
        final Map<String, Finding> findings = new LinkedHashMap<>();
        String old = "none";
        Notice notice = new Notice(0, "", false, false);

        void governs(String branch, Mode mode) {
            Project project = new Project(7, 9, new RepositoryRef("acme", "shop"));
            due.add(new Governed(project, branch, mode));
        }

        @Override
        public List<Governed> due(Instant since, Instant judged, int most) {
            return due;
        }

        @Override
        public List<Owner> forget(Instant judged) {
            List<Owner> owners = findings.containsKey(old) ? List.of(new Owner(7, "acme")) : List.of();
            findings.remove(old);
            return owners;
        }

        @Override
        public boolean keep(Finding finding, Instant now) {
            return !finding.equals(findings.put(finding.governed().branch(), finding));
        }

        @Override
        public List<Finding> of(long installation, String owner) {
            return List.copyOf(findings.values());
        }

        @Override
        public long count(String word) {
            throw new AssertionError("nobody counts here");
        }

        @Override
        public Notice notice(String owner) {
            return notice;
        }

        @Override
        public void keep(String owner, Notice now) {
            notice = now;
        }
    }

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
