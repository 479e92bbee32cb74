package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.report.CheckReport;
import dev.countersign.core.report.CheckReport.State;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import dev.countersign.text.Templates;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedCheckTest {

    private static final String SHA = "a".repeat(40);
    private static final Verdict VERDICT = Cases.under("")
            .change(Changes.pullRequest().touching("docs/guide.md"))
            .judge();

    private static Subject subject(int number) {
        return new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), number));
    }

    private static Stand judged(int number, State state) {
        return new Stand.Judged(
                subject(number),
                VERDICT,
                new CheckReport(
                        "countersign", SHA, state, "Title " + number, "Summary " + number, List.of(), List.of()));
    }

    private static Stand open(int number) {
        return new Stand.Open(subject(number), "is not judged yet");
    }

    private static CheckReport check(MergeGroup group, Stand... stands) {
        return SharedCheck.of(new HeadPicture(SHA, subject(1), List.of(stands), group), Templates.standalone());
    }

    private static CheckReport siblings(Stand... stands) {
        return check(new MergeGroup.None(), stands);
    }

    private static CheckReport group(Stand... stands) {
        return check(new MergeGroup.Found(), stands);
    }

    @Test
    void a_pull_request_alone_shows_what_it_shows() {
        Stand.Judged alone = (Stand.Judged) judged(7, State.ACTION_REQUIRED);
        assertEquals(alone.check(), siblings(alone));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SUCCESS, SUCCESS",
        "SUCCESS, NEUTRAL, NEUTRAL",
        "SUCCESS, IN_PROGRESS, IN_PROGRESS",
        "NEUTRAL, IN_PROGRESS, IN_PROGRESS",
        "IN_PROGRESS, ACTION_REQUIRED, ACTION_REQUIRED",
        "SUCCESS, ACTION_REQUIRED, ACTION_REQUIRED",
        "ACTION_REQUIRED, FAILURE, FAILURE",
        "SUCCESS, FAILURE, FAILURE"
    })
    void the_strictest_of_several_counts_in_either_order(State one, State other, State both) {
        assertEquals(both, siblings(judged(1, one), judged(2, other)).state());
        assertEquals(both, siblings(judged(1, other), judged(2, one)).state());
    }

    @Test
    void one_that_is_not_judged_yet_keeps_a_green_one_open() {
        CheckReport check = siblings(judged(1, State.SUCCESS), open(2));
        assertEquals(State.IN_PROGRESS, check.state());
        assertTrue(check.title().startsWith("#2: is not judged yet · also #1: "), check.title());
        assertEquals(State.IN_PROGRESS, siblings(open(2)).state());
    }

    @Test
    void the_title_says_who_waits_and_the_summary_tells_of_all() {
        CheckReport check = siblings(judged(1, State.SUCCESS), judged(2, State.ACTION_REQUIRED));
        assertTrue(check.title().startsWith("#2: ") && check.title().contains("also #1: "), check.title());
        assertTrue(check.title().length() <= 80, check.title());
        for (String part : List.of("Pull request #1", "Summary 1", "Pull request #2", "Summary 2")) {
            assertTrue(check.summary().contains(part), check.summary());
        }
    }

    @Test
    void a_queue_is_told_no_by_a_failure_because_it_waits_for_everything_else() {
        assertEquals(
                State.FAILURE,
                group(judged(1, State.SUCCESS), judged(2, State.ACTION_REQUIRED))
                        .state());
        assertEquals(State.IN_PROGRESS, group(judged(1, State.SUCCESS), open(2)).state());
        assertEquals(
                State.SUCCESS,
                group(judged(1, State.SUCCESS), judged(2, State.SUCCESS)).state());
    }

    @Test
    void a_group_of_one_is_told_of_as_a_group() {
        assertEquals(
                "#4 is cleared for the queue", group(judged(4, State.SUCCESS)).title());
        assertTrue(group(judged(4, State.FAILURE)).title().startsWith("#4 keeps the group back: "));
        assertEquals(
                "All 3 pull requests of the group are cleared",
                group(judged(1, State.SUCCESS), judged(2, State.NEUTRAL), judged(3, State.SUCCESS))
                        .title());
    }

    @Test
    void many_siblings_do_not_make_a_long_title() {
        Stand[] many = new Stand[60];
        Arrays.setAll(many, i -> judged(i + 1, State.ACTION_REQUIRED));
        assertTrue(siblings(many).title().length() <= 80);
    }
}
