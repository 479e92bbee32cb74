package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.PathPatterns;
import java.util.ArrayList;
import java.util.List;

/** Tells whether files belong to an area, skipping those that start in another folder without running any pattern. */
final class AreaFiles {

    private final PathPatterns paths;
    private final List<String> starts;

    AreaFiles(PathPatterns paths) {
        this.paths = paths;
        List<String> found = new ArrayList<>();
        for (String pattern : paths.source()) {
            if (!pattern.startsWith("!")) {
                found.add(literalStart(pattern));
            }
        }
        this.starts = found;
    }

    boolean anyOf(List<ChangedFile> files) {
        for (ChangedFile file : files) {
            if (has(file.path()) || !file.previousPath().equals(file.path()) && has(file.previousPath())) {
                return true;
            }
        }
        return false;
    }

    boolean has(String path) {
        for (String start : starts) {
            if (path.startsWith(start)) {
                return paths.matches(path);
            }
        }
        return false;
    }

    /** What every path that the pattern matches begins with; empty when it may match at any depth. */
    private static String literalStart(String pattern) {
        String text = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (text.indexOf('/') < 0) {
            return "";
        }
        int from = text.startsWith("/") ? 1 : 0;
        int to = from;
        while (to < text.length() && "*?[\\".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to);
    }
}
