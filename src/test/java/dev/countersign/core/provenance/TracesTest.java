package dev.countersign.core.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Facts;
import dev.countersign.core.provenance.Assistance.Level;
import dev.countersign.core.provenance.Assistance.ToolUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final Detector DETECTOR = new Detector(Catalogues.builtIn());
    private static final String RECORD =
            "{\"version\": \"1.0\", \"id\": \"1\", \"tool\": {\"name\": \"cursor\", \"version\": \"2\"},"
                    + " \"files\": [{\"path\": \"src/a.py\", \"conversations\": [{\"contributor\": {\"type\": \"ai\","
                    + " \"model_id\": \"anthropic/claude-opus-4-5\"}, \"ranges\": [{\"start_line\": 1, \"end_line\": 3}]}]}]}";

    private static String log(String kind, String writer, String tool) {
        return "src/main.rs\n  " + writer
                + " 1-10,15\n  h_31dce776f88375 42-50\n---\n{\"schema_version\": \"authorship/3.0.0\", \""
                + kind + "\": {\"s_1\": {\"agent_id\": {\"tool\": \"" + tool
                + "\", \"id\": \"x\", \"model\": \"claude-opus-4-6\"}, \"human_author\": \"Ada\"}}}";
    }

    private static List<String> tools(Facts facts) {
        return DETECTOR.detect(facts).tools().stream().map(ToolUse::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "claude, claude-code",
        "cursor, cursor",
        "windsurf, windsurf",
        "copilot, copilot",
        "github-copilot-cli, copilot",
        "gemini, gemini",
        "codex, codex",
        "amp, amp",
        "droid, factory-droid",
        "pi, pi",
        "opencode, opencode",
        "brand-new, generic-ai"
    })
    void a_note_names_the_tools_that_wrote_lines(String written, String tool) {
        assertEquals(List.of(tool), tools(Changes.note(log("sessions", "s_1::t_9", written))));
        assertEquals(
                List.of(tool), tools(Changes.note(log("prompts", "s_1", written).replace("\n", "\r\n"))));
    }

    @Test
    void a_note_is_evidence_of_help_with_its_place_and_model() {
        Assistance found = DETECTOR.detect(Changes.note(log("sessions", "s_1::t_9", "claude")));
        assertEquals(Level.ASSISTED, found.level());
        assertEquals(List.of("claude-opus-4-6"), found.models());
        assertEquals("note of commit 7aa01bc", found.evidence().get(0).where());
        assertEquals("claude (claude-opus-4-6)", found.evidence().get(0).quote());
    }

    @Test
    void a_session_of_which_no_line_was_kept_says_nothing() {
        assertEquals(List.of(), tools(Changes.note(log("sessions", "s_2::t_9", "claude"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "claude",
                "---",
                "---\n{}",
                "a\n  s_1 1\n---\n{\"sessions\": [1]}",
                "a\n  s_1 1\n---\n{\"sessions\": {\"s_1\": {\"agent_id\""
            })
    void a_note_of_another_form_says_nothing(String note) {
        assertEquals(List.of(), tools(Changes.note(note)));
    }

    @ParameterizedTest
    @ValueSource(strings = {".agent-trace/traces.jsonl", "app/.agent-trace/2026.json", ".agent-trace.json"})
    void a_trace_record_of_a_file_of_this_change_names_its_tool(String path) {
        Assistance found = DETECTOR.detect(Changes.trace(path, "@@ -1,0 +2 @@\n+" + RECORD));
        assertEquals(List.of("cursor"), found.tools().stream().map(ToolUse::id).toList());
        assertEquals(Level.AUTHORED, found.level());
        assertEquals("file " + path, found.evidence().get(0).where());
    }

    @Test
    void a_record_over_many_lines_is_read_as_one() {
        String many = "@@ -0,0 +1,9 @@\n+" + RECORD.replace(", ", ",\n+  ");
        assertEquals(List.of("cursor"), tools(Changes.trace(".agent-trace/1.json", many)));
    }

    @Test
    void where_a_person_wrote_lines_too_the_tool_only_helped() {
        String mixed = RECORD.replace("\"end_line\": 3}", "\"end_line\": 3, \"contributor\": {\"type\": \"human\"}}");
        assertEquals(
                Level.ASSISTED,
                DETECTOR.detect(Changes.trace(".agent-trace/t.jsonl", "+" + mixed))
                        .level());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docs/trace.json           | +  | a
                    .agent-trace/t.md         | +  | a
                    .agent-trace/t.jsonl      | -  | a
                    .agent-trace/t.jsonl      | +x | a
                    .agent-trace/t.jsonl      | +  | b
                    """)
    void records_elsewhere_removed_malformed_or_of_other_files_say_nothing(String path, String before, String file) {
        String patch = "@@ @@\n" + before + RECORD.replace("src/a.py", "src/" + file + ".py");
        assertEquals(List.of(), tools(Changes.trace(path, patch)));
    }

    @Test
    void what_only_people_wrote_is_no_assistance() {
        assertEquals(
                List.of(), tools(Changes.trace(".agent-trace/t.jsonl", "+" + RECORD.replace("\"ai\"", "\"human\""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"\\", "\"\\u12"})
    void hostile_json_is_read_in_linear_time_and_without_failing(String piece) {
        String hostile = piece.repeat(250_000 / piece.length());
        assertEquals(List.of(), tools(Changes.note("a\n  s_1 1\n---\n" + hostile)));
        assertEquals(List.of(), tools(Changes.trace(".agent-trace/t.jsonl", "+{" + hostile)));
    }
}
