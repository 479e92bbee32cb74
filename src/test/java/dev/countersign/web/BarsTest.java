package dev.countersign.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.web.Bars.Amount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Given amounts, when they are drawn, then widths are shares of one scale and nothing leaves the picture. */
class BarsTest {

    @Test
    void bars_below_and_above_nothing_share_one_scale() {
        Bars bars =
                Bars.of("Terms", "Term", "Points", List.of(new Amount("a", 3, "+3.0"), new Amount("b", -1, "-1.0")));
        assertEquals("25.00%", bars.zero());
        assertEquals("25.00%", bars.bars().get(0).x());
        assertEquals("75.00%", bars.bars().get(0).width());
        assertEquals("0.00%", bars.bars().get(1).x());
        assertEquals("25.00%", bars.bars().get(1).width());
        assertEquals("bar less", bars.bars().get(1).look(), "it can be told without colour");
    }

    @Test
    void amounts_of_nothing_have_no_width_and_no_amounts_are_no_picture() {
        assertEquals(
                "0.00%",
                Bars.of("T", "a", "b", List.of(new Amount("x", 0, "0")))
                        .bars()
                        .get(0)
                        .width());
        assertEquals(List.of(), Bars.of("T", "a", "b", List.of()).bars());
    }
}
