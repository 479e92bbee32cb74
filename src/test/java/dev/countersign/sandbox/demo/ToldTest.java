package dev.countersign.sandbox.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final Told TOLD = Told.by("""
            <!-- countersign -->
            ### Countersign: waiting for 1 of 2 · risk high

            | | What | Who | How |
            |---|---|---|---|
            | ⏳ | **A senior has read it** (`senior`)<br><sub>policy.yml:3</sub> | anyone in acme/seniors | `/signoff senior` |

            - [ ] Sources are current (`sources`)

            > alice wrote `/signoff`: not counted

            <details><summary>Why the risk is high</summary>

            * adds 36 lines \\(+8.5\\)
            </details>

            <details><summary>Who does not count, and why</summary>

            * bob: stale
            </details>

            <sub>Judged at 1234567</sub>
            """);

    @Test
    void the_parts_of_a_comment_are_found() {
        assertEquals("Countersign: waiting for 1 of 2 · risk high", TOLD.headline());
        assertEquals(
                List.of(List.of("⏳", "A senior has read it (senior)", "anyone in acme/seniors", "/signoff senior")),
                TOLD.rows());
        assertEquals(List.of("[ ] Sources are current (sources)"), TOLD.items());
        assertEquals(List.of("alice wrote /signoff: not counted"), TOLD.refusals());
        assertEquals(List.of("adds 36 lines (+8.5)"), TOLD.section("Why the risk"));
        assertEquals(List.of("bob: stale"), TOLD.section("Who does not count"));
        assertEquals(List.of(), TOLD.section("How we know"));
    }

    @Test
    void a_comment_belongs_to_the_check_that_stands_the_same() {
        assertTrue(TOLD.belongsTo("Waiting for 1 of 2 · risk high · Claude Code"));
        assertFalse(TOLD.belongsTo("Waiting for 2 of 2 · risk high · Claude Code"));
    }

    @Test
    void no_comment_tells_nothing() {
        assertEquals(new Told("", List.of(), List.of(), List.of(), Map.of()), Told.by(""));
    }
}
