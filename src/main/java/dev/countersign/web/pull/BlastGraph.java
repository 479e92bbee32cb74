package dev.countersign.web.pull;

import dev.countersign.core.risk.Impact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The areas that a change touches and reaches, laid out as a picture: what is touched on the left, what depends on it to the
 * right of it.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param nodes the areas that are drawn, the nearest first
 * @param edges who breaks when another does
 * @param rows all areas, for the table behind the picture
 * @param more how many areas are not drawn
 */
public record BlastGraph(int width, int height, List<Node> nodes, List<Edge> edges, List<Row> rows, int more) {

    private static final int MOST_NODES = 30;
    private static final int MOST_IN_COLUMN = 10;
    private static final int LONGEST_NAME = 20;
    private static final int BOX_WIDTH = 168;
    private static final int BOX_HEIGHT = 42;
    private static final int GAP_X = 64;
    private static final int GAP_Y = 14;
    private static final int MARGIN = 12;
    private static final int BULGE = 40;

    /** Copies the lists. */
    public BlastGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        rows = List.copyOf(rows);
    }

    /**
     * An area as a box.
     *
     * @param name its whole name
     * @param shown as much of it as fits
     * @param said what is written below
     * @param look names of the style's classes
     * @param x left edge
     * @param y upper edge
     */
    public record Node(String name, String shown, String said, String look, int x, int y) {

        /** Where text begins. */
        public int textX() {
            return x + 12;
        }

        /** The line that the name stands on. */
        public int nameY() {
            return y + 18;
        }

        /** The line that what is said stands on. */
        public int saidY() {
            return y + 33;
        }
    }

    /**
     * A line between two boxes.
     *
     * @param path as SVG has it
     * @param look name of the style's class
     */
    public record Edge(String path, String look) {}

    /**
     * An area in words.
     *
     * @param name its name
     * @param criticality the word, or that it is not known
     * @param way touched, or over how many steps it is reached
     * @param dependents who depends on it; empty when nobody does
     */
    public record Row(String name, String criticality, String way, String dependents) {}

    /** The picture of an impact. */
    public static BlastGraph of(Impact impact) {
        List<Impact.Reached> drawn = impact.areas().stream().limit(MOST_NODES).toList();
        Map<String, Node> placed = new HashMap<>();
        List<Node> nodes = place(drawn);
        nodes.forEach(node -> placed.put(node.name(), node));
        List<Edge> edges = new ArrayList<>();
        for (Impact.Reached area : drawn) {
            for (String dependent : area.dependents()) {
                if (placed.containsKey(dependent) && !dependent.equals(area.name())) {
                    edges.add(edge(placed.get(area.name()), placed.get(dependent)));
                }
            }
        }
        return new BlastGraph(
                MARGIN
                        + BULGE
                        + nodes.stream()
                                .mapToInt(node -> node.x() + BOX_WIDTH)
                                .max()
                                .orElse(0),
                MARGIN
                        + nodes.stream()
                                .mapToInt(node -> node.y() + BOX_HEIGHT)
                                .max()
                                .orElse(0),
                nodes,
                edges,
                impact.areas().stream().map(BlastGraph::row).toList(),
                impact.areas().size() - drawn.size());
    }

    private static List<Node> place(List<Impact.Reached> areas) {
        List<Node> nodes = new ArrayList<>();
        int column = -1;
        int inColumn = 0;
        int steps = -1;
        for (Impact.Reached area : areas) {
            if (area.steps() != steps || inColumn == MOST_IN_COLUMN) {
                column++;
                inColumn = 0;
                steps = area.steps();
            }
            int x = MARGIN + column * (BOX_WIDTH + GAP_X);
            int y = MARGIN + inColumn++ * (BOX_HEIGHT + GAP_Y);
            String look = "area " + (area.criticality().isEmpty() ? "unknown" : area.criticality())
                    + (area.steps() == 0 ? " touched" : "");
            String said = criticality(area) + " · " + (area.steps() < 2 ? way(area) : area.steps() + " steps away");
            nodes.add(new Node(area.name(), shown(area.name()), said, look, x, y));
        }
        return nodes;
    }

    private static Edge edge(Node from, Node to) {
        int fromY = from.y() + BOX_HEIGHT / 2;
        int toY = to.y() + BOX_HEIGHT / 2;
        if (from.x() == to.x()) {
            int side = from.x() + BOX_WIDTH;
            return new Edge(curve(side, fromY, side + BULGE, side + BULGE, side, toY), "edge");
        }
        boolean forward = from.x() < to.x();
        int fromX = from.x() + (forward ? BOX_WIDTH : 0);
        int toX = to.x() + (forward ? 0 : BOX_WIDTH);
        int middle = (fromX + toX) / 2;
        return new Edge(curve(fromX, fromY, middle, middle, toX, toY), forward ? "edge" : "edge back");
    }

    private static String curve(int fromX, int fromY, int firstX, int secondX, int toX, int toY) {
        return String.format(
                Locale.ROOT, "M%d %d C%d %d %d %d %d %d", fromX, fromY, firstX, fromY, secondX, toY, toX, toY);
    }

    private static Row row(Impact.Reached area) {
        return new Row(area.name(), criticality(area), way(area), String.join(", ", area.dependents()));
    }

    private static String criticality(Impact.Reached area) {
        return area.criticality().isEmpty() ? "not described" : area.criticality();
    }

    private static String way(Impact.Reached area) {
        return switch (area.steps()) {
            case 0 -> "touched";
            case 1 -> "reached";
            default -> "reached in " + area.steps() + " steps";
        };
    }

    private static String shown(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
