package dev.countersign.core.signoff;

import static dev.countersign.testing.Changes.person;
import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Push;
import dev.countersign.core.signoff.History.Match;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Given a sign-off at an earlier moment, when the change is looked at now, then it still stands, or this push made it stale. */
class HistoryTest {

    private static final String OLD = "a".repeat(40);
    private static final String MIDDLE = "b".repeat(40);
    private static final String LATER = "c".repeat(40);
    private static final String NOW = "d".repeat(40);
    private static final Scope PAY = new Scope.Within(PathPatterns.of(List.of("pay/")));

    private final List<Push> pushes = new ArrayList<>();
    private final Map<Position, Fingerprint> seen = new HashMap<>();
    private Changes present = files();

    private static Changes files(String... paths) {
        Changes change = pullRequest();
        for (String path : paths) {
            change.touching(path);
        }
        return change;
    }

    private void saw(String head, String base, Changes change) {
        seen.put(new Position(head, base), Fingerprint.of(change.into(base).build()));
    }

    private void pushed(String head, String base, String moment, Push.Kind kind) {
        pushes.add(new Push(head, base, person("alice"), at(moment), kind));
    }

    private void pushed(String head, String moment) {
        pushed(head, "main", moment, Push.Kind.PUSHED);
    }

    private String match(String head, String moment, Scope scope) {
        Facts facts = present.into("main").build();
        PullRequest from = facts.pullRequest();
        PullRequest to = new PullRequest(
                from.ref(),
                from.author(),
                from.title(),
                from.body(),
                new PullRequest.Branch(from.head().name(), NOW),
                from.base(),
                from.state(),
                from.draft(),
                from.fork(),
                from.labels(),
                from.assignees());
        Facts now = new Facts(
                to,
                facts.defaultBranch(),
                facts.commits(),
                facts.files(),
                facts.reviews(),
                pushes,
                facts.checks(),
                facts.completeness());
        History history = new History(now, Pictures.of(seen));
        Match match = history.compare(head, at(moment), scope);
        return match == Match.STALE
                ? history.staleness(head, at(moment), scope)
                : match.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String match(String head, String moment) {
        return match(head, moment, new Scope.Everything());
    }

    private static Instant at(String moment) {
        return Instant.parse("2026-11-02T" + moment + "Z");
    }

    @Test
    void a_sign_off_for_the_present_head_stands() {
        pushed(NOW, "09:00:00");
        assertEquals("same", match(NOW, "10:00:00"));
    }

    @Test
    void a_sign_off_for_an_earlier_head_with_the_same_changes_is_carried_over() {
        present = files("pay/a");
        saw(OLD, "main", files("pay/a"));
        pushed(OLD, "09:00:00");
        pushed(NOW, "11:00:00");
        assertEquals("carried over", match(OLD, "10:00:00"));
    }

    @Test
    void what_was_signed_and_is_not_known_is_stale() {
        present = files("pay/a");
        pushed(NOW, "09:00:00");
        assertEquals("what aaaaaaa held is not known here", match(OLD, "10:00:00"));
        assertEquals("what it was given for is not known here", match("", "10:00:00"));
        saw("", "main", files("pay/a"));
        assertEquals("what it was given for is not known here", match("", "10:00:00"));
    }

    @Test
    void a_head_that_was_seen_under_another_base_only_is_not_known() {
        present = files("pay/a");
        saw(OLD, "next", files("pay/a"));
        pushed(OLD, "09:00:00");
        pushed(NOW, "11:00:00");
        assertEquals("what aaaaaaa held is not known here", match(OLD, "10:00:00"));
    }

    @Test
    void the_first_push_that_changed_something_is_named_with_what_it_changed() {
        present = files("pay/a", "src/b", "src/c");
        saw(OLD, "main", files("pay/a"));
        saw(MIDDLE, "main", files("pay/a"));
        saw(LATER, "main", files("pay/a", "src/b"));
        pushed(OLD, "09:00:00");
        pushed(MIDDLE, "11:00:00");
        pushed(LATER, "12:00:00");
        pushed(NOW, "13:00:00");
        assertEquals("ccccccc changed src/b and 1 more after it", match(OLD, "10:00:00"));
        assertEquals("ccccccc changed src/b and 1 more after it", match(MIDDLE, "11:30:00"));
        assertEquals("ddddddd changed src/c after it", match(LATER, "12:30:00"));
    }

    @Test
    void heads_that_nobody_looked_at_are_passed_over_and_those_before_the_sign_off_too() {
        present = files("pay/a", "src/b");
        saw(MIDDLE, "main", files("pay/a"));
        saw(OLD, "main", files("pay/a", "pay/z"));
        pushed(OLD, "09:00:00");
        pushed(MIDDLE, "10:00:00");
        pushed(LATER, "11:00:00");
        pushed(NOW, "12:00:00");
        assertEquals("ddddddd changed src/b after it", match(MIDDLE, "10:30:00"));
    }

    @Test
    void a_push_that_was_taken_back_and_came_again_is_named_where_it_came_first() {
        present = files("pay/a", "src/b");
        saw(OLD, "main", files("pay/a"));
        saw(MIDDLE, "main", files("pay/a", "src/b"));
        saw(LATER, "main", files("pay/a"));
        pushed(OLD, "09:00:00");
        pushed(MIDDLE, "11:00:00");
        pushed(LATER, "12:00:00");
        pushed(NOW, "13:00:00");
        assertEquals("bbbbbbb changed src/b after it", match(OLD, "10:00:00"));
        assertEquals("ddddddd changed src/b after it", match(LATER, "12:30:00"));
    }

    @Test
    void only_what_lies_in_the_scope_makes_a_sign_off_for_it_stale() {
        present = files("pay/a", "src/b", "pay/c");
        saw(OLD, "main", files("pay/a"));
        saw(MIDDLE, "main", files("pay/a", "src/b"));
        pushed(OLD, "09:00:00");
        pushed(MIDDLE, "11:00:00");
        pushed(NOW, "12:00:00");
        assertEquals("ddddddd changed pay/c after it", match(OLD, "10:00:00", PAY));
        present = files("pay/a", "src/b");
        assertEquals("carried over", match(OLD, "10:00:00", PAY));
        assertEquals("bbbbbbb changed src/b after it", match(OLD, "10:00:00"));
    }

    @Test
    void a_file_that_left_the_scope_changed_it() {
        present = pullRequest().moving("pay/a", "src/a").touching("doc/b");
        saw(OLD, "main", files("doc/b"));
        pushed(OLD, "09:00:00");
        pushed(NOW, "11:00:00");
        assertEquals("ddddddd changed src/a after it", match(OLD, "10:00:00", PAY));
    }

    @Test
    void a_file_that_came_into_the_scope_changed_it() {
        present = pullRequest().moving("src/a", "pay/a").touching("doc/b");
        saw(OLD, "main", files("doc/b"));
        pushed(OLD, "09:00:00");
        pushed(NOW, "11:00:00");
        assertEquals("ddddddd changed pay/a after it", match(OLD, "10:00:00", PAY));
    }

    @Test
    void a_file_that_was_taken_out_of_the_change_changed_it() {
        present = files("pay/a");
        saw(OLD, "main", files("pay/a", "pay/b"));
        pushed(OLD, "09:00:00");
        pushed(NOW, "11:00:00");
        assertEquals("ddddddd changed pay/b after it", match(OLD, "10:00:00", PAY));
    }

    @Test
    void what_github_does_not_show_may_lie_in_any_scope() {
        present = files("src/a").truncated("no more files are shown");
        saw(OLD, "main", files("src/a"));
        pushed(OLD, "09:00:00");
        pushed(NOW, "11:00:00");
        assertEquals("ddddddd changed what GitHub does not show after it", match(OLD, "10:00:00", PAY));
        assertEquals("ddddddd changed what GitHub does not show and 1 more after it", match(OLD, "10:00:00"));
    }

    @Test
    void a_sign_off_for_another_base_branch_is_stale_though_the_head_is_the_same() {
        pushed(NOW, "next", "09:00:00", Push.Kind.OPENED);
        pushed(NOW, "main", "11:00:00", Push.Kind.RETARGETED);
        assertEquals("the base branch was next then and is main now", match(NOW, "10:00:00"));
        assertEquals("same", match(NOW, "11:00:01"));
    }

    @Test
    void within_the_second_of_a_change_of_base_the_base_counts_that_is_not_the_present_one() {
        pushed(NOW, "next", "09:00:00", Push.Kind.OPENED);
        pushed(NOW, "main", "11:00:00.400", Push.Kind.RETARGETED);
        assertEquals("the base branch was next then and is main now", match(NOW, "11:00:00.900"));
        pushed(NOW, "next", "12:00:00.100", Push.Kind.RETARGETED);
        pushed(NOW, "main", "12:00:00.200", Push.Kind.RETARGETED);
        assertEquals("the base branch was next then and is main now", match(NOW, "12:00:00.900"));
        assertEquals("same", match(NOW, "11:59:59.999"));
    }

    @Test
    void a_sign_off_from_before_the_first_push_was_for_its_base() {
        pushed(NOW, "next", "09:00:00", Push.Kind.OPENED);
        pushed(NOW, "main", "11:00:00", Push.Kind.RETARGETED);
        assertEquals("the base branch was next then and is main now", match(NOW, "08:00:00"));
    }

    @Test
    void a_retarget_there_and_back_is_not_blamed_for_what_a_later_push_changed() {
        present = files("pay/a", "src/b");
        saw(OLD, "main", files("pay/a"));
        saw(OLD, "next", files("pay/a"));
        pushed(OLD, "main", "09:00:00", Push.Kind.OPENED);
        pushed(OLD, "next", "11:00:00", Push.Kind.RETARGETED);
        pushed(NOW, "main", "12:00:00", Push.Kind.PUSHED);
        assertEquals("ddddddd changed src/b after it", match(OLD, "10:00:00"));
    }
}
