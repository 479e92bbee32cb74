package dev.countersign.web;

import java.util.List;
import java.util.Locale;

/**
 * Amounts as bars, one below the other, with the words above each; and the same as a table. Widths are shares of the room
 * there is, so that it fits a phone.
 *
 * @param title what is shown, as a table's caption says it
 * @param head what the rows are, what the figures are
 * @param zero where nothing is, in percent of the width
 * @param bars from top to bottom
 */
public record Bars(String title, List<String> head, String zero, List<Bar> bars) {

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
     * @param look names of the style's classes
     * @param x where it begins, in percent
     * @param width how wide it is, in percent
     */
    public record Bar(String label, String said, String look, String x, String width) {}

    /** The picture of some amounts. */
    public static Bars of(String title, String what, String unit, List<Amount> amounts) {
        return of(title, what, unit, 0, amounts);
    }

    /** The picture of some amounts, of which the whole is that much, such as 1 for shares. */
    public static Bars of(String title, String what, String unit, double whole, List<Amount> amounts) {
        double most = amounts.stream().mapToDouble(Amount::amount).reduce(whole, Math::max);
        double least = -amounts.stream().mapToDouble(Amount::amount).reduce(0, Math::min);
        double room = most + least == 0 ? 1 : most + least;
        double zero = 100 * least / room;
        return new Bars(
                title,
                List.of(what, unit),
                percent(zero),
                amounts.stream().map(one -> bar(one, zero, room)).toList());
    }

    private static Bar bar(Amount one, double zero, double room) {
        double width = 100 * Math.abs(one.amount()) / room;
        boolean less = one.amount() < 0;
        return new Bar(
                one.label(),
                one.said(),
                less ? "bar less" : "bar",
                percent(less ? zero - width : zero),
                percent(width));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
