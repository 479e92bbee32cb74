package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.core.change.Sha256;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Instant AT = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void a_row_from_before_facts_were_kept_has_the_hash_it_had() {
        assertEquals(
                "h0\u00007\0abc\0main\u00002026-11-02T12:00:00Z\0cleared\u00000.25\u00000.5\0[]\0{}",
                content("", "cleared"));
    }

    @Test
    void the_digest_of_the_facts_is_part_of_the_hash() {
        assertNotEquals(content("d1", "cleared"), content("d2", "cleared"));
        assertNotEquals(content("", "cleared"), content("d1", "cleared"));
    }

    @Test
    void a_chain_is_told_where_it_breaks() {
        String first = Sha256.of("first");
        ChainReport.Making making = new ChainReport.Making();
        making.take("a/b#1", 1, 10, "", first, true, true);
        making.take("a/b#1", 1, 12, "other", "x", true, true);
        making.take("a/b#2", 2, 11, "", "y", false, true);
        making.take("a/b#3", 3, 13, "", "z", true, false);
        assertEquals(
                new ChainReport(
                        4,
                        3,
                        List.of(
                                "a/b#1: evaluation 12 does not follow the one before it: a row is missing, was put in or"
                                        + " was changed",
                                "a/b#2: evaluation 11 is not as it was written: its hash does not fit",
                                "a/b#3: evaluation 13 has other facts than it was made from")),
                making.report());
    }

    @Test
    void what_was_packed_is_unpacked_as_it_was() {
        String text = "ünïcode \u0000 " + "x".repeat(100_000);
        assertEquals(text, Packed.unpack(Packed.pack(text)));
    }

    private static String content(String factsDigest, String outcome) {
        return Chain.content("h0", 7, "abc", "main", AT, outcome, 0.25, 0.5, "[]", "{}", factsDigest);
    }
}
