package dev.countersign.core.risk;

import java.util.Locale;

/**
 * One reason for a likelihood.
 *
 * @param id the term's stable name, such as {@code lines-added}
 * @param sentence what was found, such as {@code adds 412 lines}
 * @param points what it contributes; negative when it lowers the likelihood
 */
public record Term(String id, String sentence, double points) {

    /** The points with their sign and one digit, such as {@code +3.1}. */
    public String signed() {
        return String.format(Locale.ROOT, "%+.1f", points);
    }
}
