package dev.countersign.core.policy;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.risk.Guidance;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From when on instructions and documents are too old for the files that they are about.
 *
 * @param on whether anybody asks
 * @param changes from so many changes of these files on, at least 1
 * @param days from so many days on between the document's last change and theirs, at least 1
 */
public record Freshness(boolean on, int changes, int days) {

    /** 30 changes, 180 days. */
    public static Freshness defaults() {
        return new Freshness(true, 30, 180);
    }

    /** What is too old, the furthest behind first; what the change itself brings up to date is not. */
    public List<Guidance.Document> stale(Guidance guidance, List<ChangedFile> files) {
        if (!on || !(guidance instanceof Guidance.Known known)) {
            return List.of();
        }
        Set<String> renewed = files.stream()
                .filter(file -> file.additions() + file.deletions() > 0)
                .map(ChangedFile::path)
                .collect(Collectors.toSet());
        return known.documents().stream()
                .filter(document -> document.changesSince() >= changes || document.daysBehind() >= days)
                .filter(document -> !renewed.contains(document.path()))
                .sorted(Comparator.comparingInt(Guidance.Document::changesSince)
                        .reversed()
                        .thenComparing(Guidance.Document::path))
                .toList();
    }
}
