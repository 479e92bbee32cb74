package dev.countersign.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b",
                "\u009b",
                "\r",
                "\b",
                "\u0000",
                "\u007f",
                "\u202e",
                "\u2066",
                "\u200b",
                "\ufeff",
                "\u2028",
                "\ue000",
                "\udb40\udc41",
                "\ud800"
            })
    void what_moves_hides_or_reorders_becomes_visible(String hostile) {
        assertEquals("a\ufffdb", TerminalText.plain("a" + hostile + "b"));
    }

    @Test
    void letters_of_all_kinds_stay() {
        String text = "Grüße, 你好, שלום, 🎉 (✓)\n\tindented";
        assertEquals(text, TerminalText.plain(text));
    }

    @Test
    void a_line_stays_one_line() {
        assertEquals("a b c", TerminalText.line("a\nb\tc"));
    }

    @Test
    void colours_surround_text_that_was_made_harmless() {
        assertEquals("\u001b[31ma\ufffd[0m b\u001b[0m", Ink.COLOURS.red("a\u001b[0m\nb"));
        assertEquals("a\ufffd[0m b", Ink.BLACK.red("a\u001b[0m\nb"));
    }
}
