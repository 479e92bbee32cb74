package dev.countersign.policyfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Guards against expressions such as {@code ((a{999}){999}){999}}, which are short and need a gigabyte when compiled. */
final class Repetitions {

    private static final int MOST = 1_000;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    private Repetitions() {}

    /** Whether all counts multiplied, as if they were nested, are more than a thousand. */
    static boolean tooMany(String expression) {
        long product = 1;
        Matcher counts = COUNT.matcher(expression);
        while (counts.find() && product <= MOST) {
            product *= Math.max(number(counts.group(1)), number(counts.group(2)));
        }
        return product > MOST;
    }

    private static long number(String digits) {
        if (digits == null || digits.isEmpty()) {
            return 1;
        }
        return digits.length() > 4 ? MOST + 1L : Math.max(1, Long.parseLong(digits));
    }
}
