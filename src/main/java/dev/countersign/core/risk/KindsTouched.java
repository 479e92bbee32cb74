package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.List;

/** Which far-reaching kinds of file a change has, how many of each, and the first of them. Used once, by one thread. */
final class KindsTouched {

    private final int[] counts = new int[FarReaching.KINDS.size()];
    private final String[] first = new String[counts.length];

    static KindsTouched of(List<ChangedFile> files) {
        KindsTouched found = new KindsTouched();
        for (ChangedFile file : files) {
            found.add(file);
        }
        return found;
    }

    int count(int kind) {
        return counts[kind];
    }

    String first(int kind) {
        return first[kind];
    }

    private void add(ChangedFile file) {
        NamedPath path = NamedPath.of(file.path());
        boolean moved = !file.previousPath().equals(file.path());
        NamedPath previous = moved ? NamedPath.of(file.previousPath()) : path;
        for (int i = 0; i < counts.length; i++) {
            FarReaching far = FarReaching.KINDS.get(i);
            if (far.matches(path) || moved && far.matches(previous)) {
                first[i] = counts[i]++ == 0 ? file.path() : first[i];
            }
        }
    }
}
