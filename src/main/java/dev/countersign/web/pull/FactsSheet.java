package dev.countersign.web.pull;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.flow.Archive;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that a verdict was made from, as its page shows them.
 *
 * @param kept whether they are kept still; if not, all the rest is empty
 * @param title the pull request's, hostile
 * @param author login of who opened it
 * @param from the head branch, hostile
 * @param into the base branch
 * @param commits its commits, oldest first
 * @param files its files, those with the most lines first; some
 * @param moreFiles how many files are not among them
 * @param additions lines added over all files
 * @param deletions lines removed over all files
 * @param checks other checks on the head that were asked for
 * @param missing what GitHub did not show
 */
public record FactsSheet(
        boolean kept,
        String title,
        String author,
        String from,
        String into,
        List<Commit> commits,
        List<Row> files,
        int moreFiles,
        int additions,
        int deletions,
        List<State> checks,
        List<String> missing) {

    private static final int MOST_FILES = 25;

    /** Copies the lists. */
    public FactsSheet {
        commits = List.copyOf(commits);
        files = List.copyOf(files);
        checks = List.copyOf(checks);
        missing = List.copyOf(missing);
    }

    /**
     * A file.
     *
     * @param path at the head, hostile
     * @param status what happened to it, in lower case
     * @param additions lines added
     * @param deletions lines removed
     */
    public record Row(String path, String status, int additions, int deletions) {}

    /** Another check and how it stands, in lower case. */
    public record State(String name, String word) {}

    /** How many files there are. */
    public int fileCount() {
        return files.size() + moreFiles;
    }

    /** The facts of an evaluation, if they are kept. */
    static FactsSheet of(Optional<Archive.Proof> proof) {
        return proof.map(one -> of(one.dossier().facts()))
                .orElseGet(() ->
                        new FactsSheet(false, "", "", "", "", List.of(), List.of(), 0, 0, 0, List.of(), List.of()));
    }

    private static FactsSheet of(Facts facts) {
        return new FactsSheet(
                true,
                facts.pullRequest().title(),
                facts.pullRequest().author().login(),
                facts.pullRequest().head().name(),
                facts.pullRequest().base().name(),
                facts.commits(),
                facts.files().stream()
                        .sorted(Comparator.comparingInt(ChangedFile::lines)
                                .reversed()
                                .thenComparing(ChangedFile::path))
                        .limit(MOST_FILES)
                        .map(file -> new Row(file.path(), lower(file.status()), file.additions(), file.deletions()))
                        .toList(),
                Math.max(0, facts.files().size() - MOST_FILES),
                facts.additions(),
                facts.deletions(),
                facts.checks().stream().map(FactsSheet::state).toList(),
                facts.completeness() instanceof Completeness.Truncated truncated ? truncated.what() : List.of());
    }

    private static State state(Check check) {
        return new State(check.name(), lower(check.state()));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
