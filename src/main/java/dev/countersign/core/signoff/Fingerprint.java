package dev.countersign.core.signoff;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was signed: the change as such, without its commits and its moment.
 *
 * <p>Two heads whose fingerprints are equal ask for the same merge: the same files, changed in the same way, into the
 * same branch. What is not known is never equal to anything but itself at the same head.
 *
 * @param base the base branch's name
 * @param files the files, by path
 */
public record Fingerprint(String base, List<Entry> files) {

    /** Copies the list. */
    public Fingerprint {
        files = List.copyOf(files);
    }

    /**
     * A file of it, or all that GitHub does not show of it.
     *
     * @param path its path at the head; empty for what is not shown, which may be anywhere
     * @param previousPath its path at the base
     * @param digest SHA-256, in hexadecimal, over status, paths and the patch's digest or the blob's id
     */
    public record Entry(String path, String previousPath, String digest) {}

    /** The fingerprint of a change. */
    public static Fingerprint of(Facts facts) {
        boolean complete = facts.completeness() instanceof Completeness.Complete;
        Stream<Entry> unseen = complete ? Stream.empty() : Stream.of(new Entry("", "", Sha256.of(facts.head())));
        List<Entry> entries = Stream.concat(
                        unseen,
                        facts.files().stream().map(file -> entry(file, complete ? "" : facts.head(), facts.head())))
                .distinct()
                .sorted(Comparator.comparing(Entry::path).thenComparing(Entry::digest))
                .toList();
        return new Fingerprint(facts.pullRequest().base().name(), entries);
    }

    /** What a file looks like at that head, where GitHub shows all of the change. */
    public static Entry entry(ChangedFile file, String head) {
        return entry(file, "", head);
    }

    private static Entry entry(ChangedFile file, String salt, String head) {
        Content known = file.content().withoutText();
        String content = known instanceof Content.Digest patch
                ? "patch\0" + patch.sha256()
                : known instanceof Content.Blob blob ? "blob\0" + blob.sha() : "unknown\0" + head;
        String all = String.join("\0", salt, file.status().name(), file.path(), file.previousPath(), content);
        return new Entry(file.path(), file.previousPath(), Sha256.of(all));
    }
}
