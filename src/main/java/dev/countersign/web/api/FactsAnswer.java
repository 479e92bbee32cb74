package dev.countersign.web.api;

import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The facts that the verdict which counts was made from. What people write is as they wrote it.
 *
 * @param author login of who opened it
 * @param from the head branch
 * @param into the base branch
 * @param additions lines added over all files
 * @param deletions lines removed over all files
 * @param commits oldest first
 * @param checks other checks on the head that were asked for
 * @param missing what GitHub did not show
 */
@Schema(name = "PullFacts")
public record FactsAnswer(
        String title,
        String author,
        String from,
        String into,
        int additions,
        int deletions,
        List<FileAnswer> files,
        List<CommitAnswer> commits,
        List<CheckAnswer> checks,
        List<String> missing) {

    /** A file at the head, and what happened to it. */
    @Schema(name = "PullFile")
    public record FileAnswer(String path, String status, int additions, int deletions) {}

    /** A commit and who wrote it, by the name that it bears. */
    @Schema(name = "PullCommit")
    public record CommitAnswer(String sha, String author) {}

    /** Another check and how it stands. */
    @Schema(name = "PullCheck")
    public record CheckAnswer(String name, String state) {}

    static FactsAnswer of(Facts facts) {
        return new FactsAnswer(
                facts.pullRequest().title(),
                facts.pullRequest().author().login(),
                facts.pullRequest().head().name(),
                facts.pullRequest().base().name(),
                facts.additions(),
                facts.deletions(),
                facts.files().stream()
                        .map(file ->
                                new FileAnswer(file.path(), word(file.status()), file.additions(), file.deletions()))
                        .toList(),
                facts.commits().stream()
                        .map(commit ->
                                new CommitAnswer(commit.sha(), commit.author().name()))
                        .toList(),
                facts.checks().stream()
                        .map(check -> new CheckAnswer(check.name(), word(check.state())))
                        .toList(),
                facts.completeness() instanceof Completeness.Truncated truncated ? truncated.what() : List.of());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
