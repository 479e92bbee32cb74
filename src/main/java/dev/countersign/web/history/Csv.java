package dev.countersign.web.history;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as RFC 4180 has them, for programs that calculate. What people wrote is never taken for a formula. */
final class Csv {

    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** A table. */
    static String of(List<String> head, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(head));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(String text) {
        String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
