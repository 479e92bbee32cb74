package dev.countersign.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Given a text, then it is known how many bytes it takes in a page, and one that takes too many is not shown. */
class WeightsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "caf\u00e9", "\u8cb4\u59d3", "\ud83d\ude00 smiles", "a & b", "<b>\"it's\"</b>"})
    void a_text_weighs_what_it_takes_as_utf_8_with_what_has_to_be_escaped_escaped(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        assertEquals(escaped.getBytes(StandardCharsets.UTF_8).length, Weights.weight(text));
    }

    @Test
    void a_text_is_shown_whole_or_not_at_all() {
        String fits = "\u8cb4".repeat(Weights.ECHO / 3);
        assertEquals(fits, Weights.echo(fits));
        assertEquals("", Weights.echo(fits + "\u8cb4"));
        assertEquals("ab…", Weights.cut("abc", 2));
        assertEquals("abc", Weights.cut("abc", 3));
    }
}
