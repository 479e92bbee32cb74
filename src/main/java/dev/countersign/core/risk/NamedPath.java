package dev.countersign.core.risk;

import java.util.Locale;

/**
 * A path made ready for many questions.
 *
 * @param lower the path in lower case
 * @param name its last part, in lower case
 * @param kind what the file is for
 */
record NamedPath(String lower, String name, FileKind kind) {

    static NamedPath of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        return new NamedPath(lower, name, FileKind.ofLower(lower, name));
    }
}
