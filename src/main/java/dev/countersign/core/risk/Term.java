package dev.countersign.core.risk;

/**
 * One reason for a likelihood.
 *
 * @param id the term's stable name, such as {@code lines-added}
 * @param sentence what was found, such as {@code adds 412 lines}
 * @param points what it contributes; negative when it lowers the likelihood
 */
public record Term(String id, String sentence, double points) {}
