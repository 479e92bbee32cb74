package dev.countersign.core.risk;

/**
 * Something to say at one place of a change, because it carries a good part of the risk.
 *
 * @param path the file, from the repository's root
 * @param line the first changed line, from 1; 1 when it is not known
 * @param warning whether it is more than a notice
 * @param title a few words
 * @param message one sentence with a full stop
 */
public record Remark(String path, int line, boolean warning, String title, String message) {}
