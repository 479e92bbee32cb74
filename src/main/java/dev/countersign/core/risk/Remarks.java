package dev.countersign.core.risk;

import static dev.countersign.core.risk.TermKind.grouped;

import dev.countersign.core.change.ChangedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files that carry the risk of a change: far-reaching ones, one that was taken back before, the largest. Pure. */
final class Remarks {

    private static final int LARGE_LINES = 100;
    private static final double LARGE_SHARE = 0.25;

    private Remarks() {}

    /** At most one for each kind of file, one for a revert, and four for size. */
    static List<Remark> of(List<ChangedFile> files, KindsTouched kinds, History history) {
        List<Remark> remarks = new ArrayList<>();
        kinds.each((kind, found) -> {
            if (kind.level().atLeast(Level.MEDIUM)) {
                remarks.add(at(
                        found.first(),
                        kind.level().atLeast(Level.HIGH),
                        "Impact " + kind.level().word(),
                        sentence(found.sentence(kind))));
            }
        });
        remarks.sort(Comparator.comparing(Remark::warning).reversed());
        if (history instanceof History.Known known) {
            String reverted = known.files().reverted();
            files.stream()
                    .filter(file -> !reverted.isEmpty())
                    .filter(file ->
                            file.path().equals(reverted) || file.previousPath().equals(reverted))
                    .findFirst()
                    .ifPresent(file -> remarks.add(at(
                            file,
                            true,
                            "Taken back before",
                            "A change to this file was taken back "
                                    + Age.ago(known.files().revertedDays()) + ".")));
        }
        remarks.addAll(largest(files));
        return remarks;
    }

    private static List<Remark> largest(List<ChangedFile> files) {
        long all = files.stream().mapToLong(ChangedFile::additions).sum();
        double least = Math.max(LARGE_LINES, all * LARGE_SHARE);
        return files.stream()
                .filter(file -> file.additions() >= least)
                .sorted(Comparator.comparingInt(ChangedFile::additions).reversed())
                .map(file -> at(
                        file,
                        false,
                        "Size",
                        grouped(file.additions()) + " of the " + grouped(all)
                                + " added lines of this change are in this file."))
                .toList();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static Remark at(ChangedFile file, boolean warning, String title, String message) {
        int line = file.content().firstChangedLine();
        return new Remark(file.path(), line, warning, title, message);
    }
}
