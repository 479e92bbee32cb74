package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.PathPatterns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidancePastTest {

    private static final Area PAYMENTS = new Area(
            "payments",
            PathPatterns.of(List.of("pay/**")),
            Area.Criticality.HIGH,
            List.of(),
            List.of(),
            PathPatterns.of(List.of("docs/refunds.md", "runbooks/pay/**")));

    private final GuidancePast past = new GuidancePast();

    private void learn(int day, ChangedFile... files) {
        past.learn(Changes.past(day, "alice", false, files));
    }

    private void learn(int day, String... paths) {
        learn(day, Stream.of(paths).map(path -> Changes.modified(path, 3)).toArray(ChangedFile[]::new));
    }

    private List<Guidance.Document> guides(String... paths) {
        List<ChangedFile> files =
                Stream.of(paths).map(path -> Changes.modified(path, 1)).toList();
        return assertInstanceOf(Guidance.Known.class, past.of(files, List.of(PAYMENTS)))
                .documents();
    }

    private List<String> told(String... paths) {
        return guides(paths).stream()
                .map(one -> one.path() + " " + one.changesSince() + " " + one.daysBehind())
                .toList();
    }

    @Test
    void a_repository_of_which_nothing_was_learned_is_unknown() {
        assertInstanceOf(Guidance.Unknown.class, past.of(List.of(Changes.modified("a.js", 1)), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "AGENTS.md, true",
        "CLAUDE.md, true",
        "pay/CLAUDE.md, true",
        "pay/GEMINI.md, true",
        "web/AGENTS.md, false",
        ".github/copilot-instructions.md, true",
        ".github/instructions/js.instructions.md, true",
        ".cursor/rules/style.mdc, true",
        "pay/.cursor/rules/style.mdc, true",
        "web/.kiro/steering/tech.md, false",
        ".kiro/steering/tech.md, true",
        "docs/refunds.md, true",
        "runbooks/pay/outage.yaml, true",
        "docs/other.md, false",
        "README.md, false",
        "pay/notes.md, false",
        ".github/workflows/build.yml, false",
    })
    void instructions_govern_their_folder_and_documents_the_area_that_names_them(String path, boolean governs) {
        learn(0, path);
        learn(1, "pay/Refund.java", "web/a.js");
        assertEquals(governs ? List.of(path + " 1 1") : List.of(), told("pay/Refund.java"));
    }

    @Test
    void only_changes_of_what_it_describes_and_after_it_count() {
        learn(0, "pay/Refund.java");
        learn(10, "docs/refunds.md");
        learn(11, "pay/Refund.java", "pay/Ledger.java");
        learn(12, "web/a.js", "pay/README.md");
        learn(40, "pay/Ledger.java");
        learn(90, "web/a.js");
        assertEquals(List.of("docs/refunds.md 2 30"), told("pay/Refund.java"));
    }

    @Test
    void a_move_is_no_change_of_the_text_and_a_removed_document_guides_nobody() {
        learn(0, "AGENTS.md");
        learn(5, "a.js");
        learn(6, new ChangedFile("pay/AGENTS.md", Status.RENAMED, "AGENTS.md", 0, 0, new Content.Unknown()));
        learn(7, "pay/b.js");
        assertEquals(List.of("pay/AGENTS.md 1 7"), told("pay/b.js"));
        assertEquals(List.of(), told("a.js"));
        learn(8, Changes.file("pay/AGENTS.md", Status.REMOVED, 0));
        assertEquals(List.of(), told("pay/b.js"));
    }

    @Test
    void a_change_of_documents_alone_is_guided_by_nothing() {
        learn(0, "AGENTS.md", "docs/refunds.md");
        learn(1, "pay/b.js");
        assertEquals(List.of(), told("docs/other.md", "AGENTS.md"));
    }
}
