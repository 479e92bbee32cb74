package dev.countersign.core.risk;

import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * One measurable thing that makes trouble more or less likely; its weight is in the table.
 *
 * @param id its stable name, also in the table of weights
 * @param past whether it is about the past of the files
 * @param value its amount, from the change and its files' past; 0 means that there is nothing to say
 * @param sentence what was found, as the rest of a sentence about the change
 */
record TermKind(
        String id,
        boolean past,
        ToDoubleBiFunction<Touched, History.Known> value,
        BiFunction<Touched, History.Known, String> sentence) {

    static double log2(double count) {
        return Math.log(1 + count) / Math.log(2);
    }

    static String counted(long count, String one, String many) {
        return count == 1 ? "one " + one : count + " " + many;
    }

    static String ago(int days) {
        return days == 0 ? "today" : counted(days, "day", "days") + " ago";
    }

    /** The number with a comma before every three digits. */
    static String grouped(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
