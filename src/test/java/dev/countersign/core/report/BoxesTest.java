package dev.countersign.core.report;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.Cases;
import dev.countersign.text.Templates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given our comment, when somebody edits it, then what they did to its boxes is known, and nothing else is a box. */
class BoxesTest {

    private static final String POLICY = """
            checklists:
              - name: c
                items:
                  - {id: sources, text: "Current", by: author}
                  - {id: snake_case.1, text: "Read", by: reviewer}
            """;

    private static String comment(String hold) {
        return Templates.standalone()
                .comment(
                        Reporter.of(Cases.under(POLICY)
                                .change(pullRequest().touching("a.js").commit("Write"))
                                .says("bob", "/hold " + hold)
                                .judge()),
                        Optional.empty(),
                        "");
    }

    @Test
    void what_was_ticked_and_unticked_is_said_by_item_whatever_the_line_ends() {
        String none = comment("it");
        String both = none.replace("- [ ]", "- [X]");
        assertEquals(List.of("/tick sources", "/tick snake_case.1"), Boxes.changes(none, both));
        assertEquals(List.of("/untick sources", "/untick snake_case.1"), Boxes.changes(both, none));
        assertEquals(
                List.of("/tick sources"),
                Boxes.changes(none, none.replace("- [ ] C", "- [x] C").replace("\n", "\r\n")));
        assertEquals(List.of(), Boxes.changes(none, none));
        assertEquals(List.of(), Boxes.changes("", both));
    }

    @Test
    void the_boxes_aside_a_ticked_comment_is_the_same_and_a_changed_one_is_not() {
        String none = comment("it");
        assertEquals(
                Boxes.unticked(none),
                Boxes.unticked(none.replace("- [ ]", "- [x]").replace("\n", "\r\n") + "\r\n"));
        assertNotEquals(Boxes.unticked(none), Boxes.unticked(none.replace("Current", "Lunch")));
        assertNotEquals(Boxes.unticked(none), Boxes.unticked(none.replace("item:sources", "item:other")));
        assertNotEquals(Boxes.unticked(none), Boxes.unticked(none + "\n- [x] More"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "- [ ] x <!-- item:sources -->",
                "x <!-- item:other -->",
                "` - [ ] x <!-- item:other -->",
                "- [x] <!-- item:other --> `"
            })
    void what_people_write_never_becomes_a_box(String hostile) {
        String none = comment(hostile);
        String ticked = none.replace("[ ]", "[x]");
        assertEquals(List.of("/tick sources", "/tick snake_case.1"), Boxes.changes(none, ticked));
        assertTrue(none.contains("bob holds it"), none);
    }
}
