package dev.countersign.web.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.risk.Impact;
import dev.countersign.core.risk.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlastGraphTest {

    private static Impact.Reached area(String name, int steps, String... dependents) {
        return new Impact.Reached(name, steps == 2 ? "" : "normal", steps, List.of(dependents));
    }

    private static BlastGraph graph(List<Impact.Reached> areas) {
        return BlastGraph.of(new Impact(Level.HIGH, areas, List.of()));
    }

    @Test
    void what_depends_on_an_area_stands_to_the_right_of_it_and_a_cycle_goes_back() {
        BlastGraph graph = graph(List.of(
                area("payments", 0, "storefront", "payments"),
                area("storefront", 1, "mobile", "payments"),
                area("mobile", 2)));
        List<BlastGraph.Node> nodes = graph.nodes();
        assertTrue(nodes.get(0).x() < nodes.get(1).x()
                && nodes.get(1).x() < nodes.get(2).x());
        assertEquals(
                List.of("edge", "edge", "edge back"),
                graph.edges().stream().map(BlastGraph.Edge::look).toList());
        assertEquals("area unknown", nodes.get(2).look());
        assertEquals(
                new BlastGraph.Row("mobile", "not described", "reached in 2 steps", ""),
                graph.rows().get(2));
    }

    @Test
    void thirty_areas_are_drawn_apart_and_more_are_in_the_table() {
        List<Impact.Reached> areas = new ArrayList<>(List.of(area("core", 0)));
        for (int i = 1; i < 45; i++) {
            areas.add(area("a-name-that-is-rather-long-" + i, 1));
        }
        BlastGraph graph = graph(areas);
        assertEquals(30, graph.nodes().size());
        assertEquals(15, graph.more());
        assertEquals(45, graph.rows().size());
        for (BlastGraph.Node one : graph.nodes()) {
            assertTrue(one.shown().length() <= 20);
            assertTrue(one.x() + 168 <= graph.width() && one.y() + 42 <= graph.height());
            for (BlastGraph.Node other : graph.nodes()) {
                boolean apart = Math.abs(one.x() - other.x()) >= 168 || Math.abs(one.y() - other.y()) >= 42;
                assertTrue(one.equals(other) || apart, one + " " + other);
            }
        }
    }

    @Test
    void without_areas_there_is_nothing_to_draw() {
        assertTrue(graph(List.of()).nodes().isEmpty());
        assertFalse(graph(List.of(area("x", 0))).nodes().isEmpty());
    }
}
