package dev.countersign.web.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.web.history.Annals.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Given texts of strangers, when they become cells, marks or days, then they are those or nothing. */
class HistoryFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "a,b | \"a,b\"",
                "say \"no\" | \"say \"\"no\"\"\"",
                "=HYPERLINK(1) | '=HYPERLINK(1)",
                "-1+2 | '-1+2",
                "@sum | '@sum",
            })
    void a_cell_is_quoted_where_it_must_be_and_never_a_formula(String text, String cell) {
        assertEquals("head\r\n" + cell + "\r\n", Csv.of(List.of("head"), List.of(List.of(text))));
    }

    @Test
    void a_mark_is_the_same_after_it_was_an_address() {
        Mark mark = new Mark(Instant.parse("2026-11-27T10:00:00.123456Z"), 7);
        assertEquals(Optional.of(mark), Marks.read(Marks.write(mark)));
        assertEquals(Optional.of(Mark.newest()), Marks.read(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1.x", "x.1", "99999999999999999999.1"})
    void what_is_no_mark_is_none(String text) {
        assertEquals(Optional.empty(), Marks.read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-30, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "'', '', 1970-01-01T00:00:00Z, 9999-01-01T00:00:00Z",
    })
    void days_are_whole_and_the_last_one_counts(String from, String until, String begin, String end) {
        Period period = new Period(from, until);
        assertEquals(Optional.of(Instant.parse(begin)), period.begin());
        assertEquals(Optional.of(Instant.parse(end)), period.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "0001-01-01", "+99999-01-01"})
    void what_is_no_day_is_none(String text) {
        assertEquals(Optional.empty(), new Period(text, "").begin());
        assertEquals(Optional.empty(), new Period("", text).end());
    }
}
