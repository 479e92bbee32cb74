package dev.countersign.core.change;

import java.util.ArrayList;
import java.util.List;

/**
 * One pattern of a {@code .gitignore} file, without its {@code !}: runs of names that must follow each other, any folders between
 * two runs, and anything below the last. Time is linear in the path. Immutable.
 */
final class PathGlob {

    private final String written;
    private final List<List<NameGlob>> runs;
    private final List<NameGlob> names;
    private final boolean anchored;
    private final int below;
    private final String start;

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is not one; the message is a sentence without a full stop
     */
    PathGlob(String glob) {
        boolean folderOnly = glob.endsWith("/");
        String body = folderOnly ? glob.substring(0, glob.length() - 1) : glob;
        String text = body.startsWith("/") ? body.substring(1) : body;
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the path pattern `" + glob + "` names nothing");
        }
        PathGlobReader reader = new PathGlobReader(text);
        this.written = glob;
        this.anchored = body.indexOf('/') >= 0;
        this.runs = reader.runs();
        this.names = runs.stream().flatMap(List::stream).toList();
        this.below = (folderOnly ? 1 : 0) + (reader.endsInAnything() ? 1 : 0);
        this.start = anchored ? start(runs.get(0)) : "";
    }

    /** As it was written. */
    String written() {
        return written;
    }

    /** What every path that it matches begins with; empty when it may match anywhere. */
    String start() {
        return start;
    }

    /** The patterns of all names that a path must have. */
    List<NameGlob> names() {
        return names;
    }

    /** Whether the path of these names is matched. The earliest place for each run leaves the most for the others. */
    boolean matches(String[] path) {
        int at = 0;
        for (int i = 0; i < runs.size(); i++) {
            List<NameGlob> run = runs.get(i);
            boolean here = i == 0 && anchored;
            while (!follows(run, path, at)) {
                if (here || ++at + run.size() > path.length) {
                    return false;
                }
            }
            at += run.size();
        }
        return path.length - at >= below;
    }

    private static boolean follows(List<NameGlob> run, String[] path, int at) {
        if (at + run.size() > path.length) {
            return false;
        }
        for (int i = 0; i < run.size(); i++) {
            if (!run.get(i).matches(path[at + i])) {
                return false;
            }
        }
        return true;
    }

    private static String start(List<NameGlob> run) {
        List<String> found = new ArrayList<>();
        for (NameGlob name : run) {
            found.add(name.start());
            if (!name.literal()) {
                break;
            }
        }
        return String.join("/", found);
    }
}
