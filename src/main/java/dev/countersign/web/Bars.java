package dev.countersign.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Amounts as bars, one below the other, with the words beside each; and the same as a table. Widths are shares of the room
 * there is, so that it fits a phone.
 *
 * @param id unique on its page
 * @param title what is shown, as a table's caption says it
 * @param head what the rows are, what the figures are
 * @param height of the picture, in pixels
 * @param zero where nothing is, in percent of the width
 * @param bars from top to bottom
 */
public record Bars(String id, String title, List<String> head, int height, String zero, List<Bar> bars) {

    private static final int ROW = 40;
    private static final int WORDS = 16;
    private static final int TOP = 22;

    /** Copies the lists. */
    public Bars {
        head = List.copyOf(head);
        bars = List.copyOf(bars);
    }

    /**
     * An amount.
     *
     * @param label what it is of
     * @param amount how much, below or above nothing
     * @param said how much, in words
     */
    public record Amount(String label, double amount, String said) {}

    /**
     * One of the bars.
     *
     * @param label what it is of
     * @param said how much
     * @param look name of the style's class
     * @param x where it begins, in percent
     * @param width how wide it is, in percent
     * @param wordsY the line that the words stand on
     * @param y its upper edge
     */
    public record Bar(String label, String said, String look, String x, String width, int wordsY, int y) {}

    /** The picture of some amounts. */
    public static Bars of(String id, String title, String what, String unit, List<Amount> amounts) {
        double most = amounts.stream()
                .mapToDouble(Amount::amount)
                .filter(one -> one > 0)
                .max()
                .orElse(0);
        double least = -amounts.stream()
                .mapToDouble(Amount::amount)
                .filter(one -> one < 0)
                .min()
                .orElse(0);
        double room = most + least == 0 ? 1 : most + least;
        double zero = 100 * least / room;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Amount one = amounts.get(i);
            double width = 100 * Math.abs(one.amount()) / room;
            bars.add(new Bar(
                    one.label(),
                    one.said(),
                    one.amount() < 0 ? "bar less" : "bar",
                    percent(one.amount() < 0 ? zero - width : zero),
                    percent(width),
                    i * ROW + WORDS,
                    i * ROW + TOP));
        }
        return new Bars(id, title, List.of(what, unit), amounts.size() * ROW, percent(zero), bars);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
