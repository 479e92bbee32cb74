package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Assistance.ToolUse;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Changes;
import dev.countersign.core.provenance.Detector;
import dev.countersign.testing.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorsTest {

    private final Detectors detectors = new Detectors(Catalogue.of(List.of()));

    /** What a policy adds that knows one tool of its own by its branches. */
    private static AddedTools adding(String tool, String prefix) {
        return Cases.policy("tools: {" + tool + ": {name: Bot, vendor: Acme, status: approved, markers: [{branch: '^"
                        + prefix + "/', role: authored, matches: [" + prefix + "/fix]}]}}")
                .addedTools();
    }

    private static List<String> found(Detector detector, String branch) {
        return detector.detect(Changes.branch(branch)).tools().stream()
                .map(ToolUse::id)
                .toList();
    }

    @Test
    void policies_that_add_nothing_share_one_detector() {
        assertSame(
                detectors.of(AddedTools.none()), detectors.of(Cases.policy("").addedTools()));
    }

    @Test
    void policies_that_add_the_same_share_one_detector() {
        assertSame(detectors.of(adding("my-bot", "mine")), detectors.of(adding("my-bot", "mine")));
    }

    @Test
    void policies_that_add_something_else_have_another_which_finds_its_own_only() {
        Detector mine = detectors.of(adding("my-bot", "mine"));
        Detector other = detectors.of(adding("my-bot", "other"));
        assertNotSame(mine, other);
        assertEquals(List.of("my-bot"), found(mine, "mine/a"));
        assertEquals(List.of(), found(mine, "other/a"));
        assertEquals(List.of("my-bot"), found(other, "other/a"));
        assertEquals(List.of("your-bot"), found(detectors.of(adding("your-bot", "mine")), "mine/a"));
    }

    @Test
    void a_floor_and_what_is_laid_over_it_are_not_the_same_as_one_policy() {
        AddedTools mine = adding("my-bot", "mine");
        AddedTools yours = adding("your-bot", "yours");
        assertNotSame(detectors.of(mine.under(yours)), detectors.of(yours.under(mine)));
    }

    @Test
    void thirty_two_are_kept_and_the_one_not_used_for_longest_is_made_anew() {
        Detector first = detectors.of(adding("bot-0", "b0"));
        Detector second = detectors.of(adding("bot-1", "b1"));
        for (int i = 2; i < 32; i++) {
            detectors.of(adding("bot-" + i, "b" + i));
        }
        assertSame(first, detectors.of(adding("bot-0", "b0")));
        detectors.of(adding("bot-32", "b32"));
        assertSame(first, detectors.of(adding("bot-0", "b0")));
        assertNotSame(second, detectors.of(adding("bot-1", "b1")));
    }
}
