package dev.countersign.core.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A path made ready for many questions.
 *
 * @param lower the path in lower case
 * @param name its last part, in lower case
 * @param folders its other parts, in lower case
 * @param kind what the file is for
 */
record NamedPath(String lower, String name, List<String> folders, FileKind kind) {

    static NamedPath of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        List<String> folders = new ArrayList<>();
        int from = 0;
        for (int slash = lower.indexOf('/'); slash >= 0; slash = lower.indexOf('/', from)) {
            folders.add(lower.substring(from, slash));
            from = slash + 1;
        }
        String name = lower.substring(from);
        return new NamedPath(lower, name, folders, FileKind.ofLower(lower, name));
    }
}
