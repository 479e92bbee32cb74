package dev.countersign.web.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Subject;
import dev.countersign.flow.WhatIf.Supposition;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.pull.PullSheet.Step;
import dev.countersign.web.pull.Stories.Entry;
import dev.countersign.web.pull.Stories.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Given verdicts one after the other, when they become a page, then each tells what it changed, and the page names its sources. */
class PullSheetTest {

    private static final String POLICY = """
            requirements:
              - {name: second, title: Second, sign-offs: {count: 1, from: ["@acme/all"]}}
            """;
    private static final Subject SUBJECT = new Subject(1, 2, new PullRequestRef(new RepositoryRef("acme", "shop"), 7));

    private static Cases cases(Changes change) {
        return Cases.under(POLICY).change(change).team("acme/all", "bob", "pat");
    }

    private static Entry entry(long id, Verdict verdict) {
        return new Entry(id, Instant.ofEpochSecond(id), verdict, List.of());
    }

    private static Changes change() {
        return Changes.pullRequest()
                .by("alice")
                .touching("a.js")
                .commit("x\n\nCo-Authored-By: Claude <noreply@anthropic.com>");
    }

    private static PullSheet sheet(boolean more) {
        Verdict first = cases(change()).judge();
        Verdict signed = cases(change()).says("bob", "/signoff").judge();
        Verdict pushed = cases(change().commit("y")).judge();
        Story story = new Story(SUBJECT, true, List.of(entry(3, pushed), entry(2, signed), entry(1, first)), more);
        return PullSheet.of(
                story,
                FactsSheet.of(Optional.empty()),
                List.of(),
                Trial.none(false, new Supposition(List.of(), List.of(), "")),
                "",
                GitHubWeb.of(""));
    }

    @Test
    void each_verdict_tells_what_it_changed_and_whether_a_push_was_between() {
        List<Step> steps = sheet(false).steps();
        assertEquals(
                List.of(true, false, false), steps.stream().map(Step::pushed).toList());
        assertEquals(
                List.of(false, false, true), steps.stream().map(Step::first).toList());
        assertEquals(
                List.of(2, 2, 0),
                steps.stream().map(step -> step.alterations().size()).toList());
        assertEquals("bob signed", steps.get(1).alterations().get(1).after());
    }

    @Test
    void of_the_oldest_shown_nothing_is_said_where_older_ones_are_not_at_hand() {
        Step oldest = sheet(true).steps().get(2);
        assertFalse(oldest.first());
        assertEquals(List.of(), oldest.alterations());
    }

    @Test
    void evidence_is_linked_to_its_commit_and_those_who_could_sign_are_named_once() {
        PullSheet sheet = sheet(false);
        assertTrue(sheet.evidence().get(0).link().startsWith("https://github.com/acme/shop/commit/0000000"));
        assertEquals(List.of("bob", "pat"), sheet.candidates());
        assertEquals("blocked", sheet.look());
        assertFalse(sheet.facts().kept());
        assertFalse(sheet.trial().possible());
    }
}
