package dev.countersign.core.risk;

import dev.countersign.core.change.ChangedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Which far-reaching kinds of file a change has, how many of each, and the first of them. Used once, by one thread. */
final class KindsTouched {

    private final List<Kind> kinds;
    private final int[] counts;
    private final ChangedFile[] first;

    private KindsTouched(Kinds kinds) {
        this.kinds = kinds.all();
        this.counts = new int[this.kinds.size()];
        this.first = new ChangedFile[counts.length];
    }

    static KindsTouched of(List<ChangedFile> files, Kinds kinds) {
        KindsTouched found = new KindsTouched(kinds);
        for (ChangedFile file : files) {
            found.add(file);
        }
        return found;
    }

    /** The kinds that are there. */
    List<Kind> kinds() {
        List<Kind> there = new ArrayList<>();
        each((kind, found) -> there.add(kind));
        return there;
    }

    /** Tells each kind that is there, and its files. */
    void each(BiConsumer<Kind, Found> use) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                use.accept(kinds.get(i), new Found(first[i], counts[i]));
            }
        }
    }

    private void add(ChangedFile file) {
        NamedPath path = NamedPath.of(file.path());
        boolean moved = !file.previousPath().equals(file.path());
        NamedPath previous = moved ? NamedPath.of(file.previousPath()) : path;
        for (int i = 0; i < counts.length; i++) {
            Kind kind = kinds.get(i);
            if (kind.has(path, file.path()) || moved && kind.has(previous, file.previousPath())) {
                first[i] = counts[i]++ == 0 ? file : first[i];
            }
        }
    }

    /**
     * The files of one kind.
     *
     * @param first the first of them
     * @param count how many there are
     */
    record Found(ChangedFile first, int count) {

        /** What is changed, as the beginning of a sentence. */
        String sentence(Kind kind) {
            String more = count == 1 ? "" : " and " + (count - 1) + " more";
            return "changes " + first.path() + more + " (" + kind.what() + ", " + kind.why() + ")";
        }
    }
}
