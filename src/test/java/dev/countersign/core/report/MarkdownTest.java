package dev.countersign.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "plain text → plain text",
                "@carol → @\u200Bcarol",
                "fixes #12 → fixes #\u200B12",
                "<b>x</b> → \\<b\\>x\\</b\\>",
                "a | b → a \\| b",
                "`x` → \\`x\\`",
                "[a](http://b) → \\[a\\]\\(http\\://b\\)",
                "see www.evil.test → see www\\.evil.test",
                "&lt; :+1: → \\&lt; \\:+1\\:",
            })
    void hostile_text_is_shown_as_it_is(String text, String shown) {
        assertEquals(shown, Markdown.text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202Eb",
                "a\u2066b",
                "a\u001Bb",
                "a\nb",
                "a\r\nb",
                "a\u0000b",
                "a\u200Bb",
                "a\uFEFFb",
                "a\u2028b",
                "a\u00ADb",
                "a\u061Cb",
                "a\u3164b",
                "a\uDB40\uDC41b"
            })
    void what_is_not_seen_or_breaks_the_line_becomes_a_blank(String text) {
        assertEquals("a b", Markdown.line(text, 80));
        assertEquals("`a b`", Markdown.code(text));
    }

    @Test
    void a_line_is_cut_between_whole_characters() {
        assertEquals("😀😀…", Markdown.line("😀".repeat(65_000), 3));
        assertTrue(Markdown.text("<".repeat(65_000)).length() <= 600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "``", "a`b", "`a", "a`", "```", "", "|`|"})
    void a_code_span_is_never_left(String text) {
        String code = Markdown.code(text);
        int fence = code.length() - code.replaceFirst("^`+", "").length();
        String inside = code.substring(fence, code.length() - fence);
        assertEquals(code, "`".repeat(fence) + inside + "`".repeat(fence));
        assertFalse(java.util.Arrays.asList(inside.split("[^`]+")).contains("`".repeat(fence)), code);
    }
}
