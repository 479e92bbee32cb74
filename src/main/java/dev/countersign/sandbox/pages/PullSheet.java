package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.git.FileChange;
import dev.countersign.sandbox.git.GitCommit;
import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pull request as its page shows it.
 *
 * @param row what the list shows of it too
 * @param author who opened it
 * @param base branch
 * @param description as HTML
 * @param talk reviews and comments, oldest first
 * @param commits oldest first
 * @param files what it changes
 * @param objection why it cannot be merged, in GitHub's words; empty when it can
 * @param commands what the App's comment says can be commented
 */
public record PullSheet(
        PullRow row,
        Visit.Face author,
        String base,
        RawString description,
        List<Talk> talk,
        List<CommitRow> commits,
        List<FileSheet> files,
        String objection,
        List<String> commands) {

    /**
     * A review or a comment.
     *
     * @param face who
     * @param bot whether it is an App's
     * @param did such as {@code approved 3f2a91c}
     * @param kind {@code good}, {@code bad} or {@code plain}
     * @param body as HTML; may be empty
     * @param reactions such as {@code 👍 bob}
     */
    public record Talk(Visit.Face face, boolean bot, String did, String kind, RawString body, List<String> reactions) {}

    /**
     * A commit.
     *
     * @param sha brief
     * @param headline first line of the message
     * @param rest of the message
     * @param author name as written
     */
    public record CommitRow(String sha, String headline, String rest, String author) {}

    /**
     * A changed file.
     *
     * @param path its path, with the former one if it was renamed
     * @param edit address that fills it into the form
     * @param additions lines added
     * @param deletions lines removed
     * @param lines of the diff
     */
    public record FileSheet(String path, String edit, int additions, int deletions, List<DiffLine> lines) {}

    private static final int MOST_COMMANDS = 8;

    private record Ordered(long order, Talk talk) {}

    static PullSheet of(String repository, PullView pull) {
        List<Ordered> talk = new ArrayList<>();
        pull.reviews().forEach(review -> talk.add(new Ordered(review.order(), talk(review))));
        pull.comments().forEach(comment -> talk.add(new Ordered(comment.order(), talk(comment))));
        PullRow row = PullRow.of(repository, pull);
        return new PullSheet(
                row,
                Visit.Face.of(pull.author()),
                pull.baseRef(),
                MarkdownHtml.ofPeople(pull.body()),
                talk.stream()
                        .sorted(Comparator.comparingLong(Ordered::order))
                        .map(Ordered::talk)
                        .toList(),
                pull.commits().stream().map(PullSheet::commit).toList(),
                pull.files().stream().map(file -> file(row, file)).toList(),
                pull.objection().strip().replace("\n\n", ": "),
                commands(pull));
    }

    /** What Apps name; {@code /tick} is left out where they name {@code /tick sources} as well. */
    private static List<String> commands(PullView pull) {
        List<String> named = pull.comments().stream()
                .filter(comment -> isBot(comment.author()))
                .flatMap(comment -> MarkdownHtml.commands(comment.body()).stream())
                .distinct()
                .toList();
        return named.stream()
                .filter(command -> named.stream().noneMatch(other -> other.startsWith(command + " ")))
                .limit(MOST_COMMANDS)
                .toList();
    }

    private static boolean isBot(String login) {
        return login.endsWith("[bot]");
    }

    private static Talk talk(PullView.Review review) {
        String did = switch (review.state()) {
            case "APPROVED" -> "approved";
            case "CHANGES_REQUESTED" -> "requested changes to";
            case "DISMISSED" -> "had a review dismissed of";
            default -> "reviewed";
        };
        String kind = switch (review.state()) {
            case "APPROVED" -> "good";
            case "CHANGES_REQUESTED" -> "bad";
            default -> "plain";
        };
        return new Talk(
                Visit.Face.of(review.author()),
                isBot(review.author()),
                did + " " + brief(review.commit()),
                kind,
                MarkdownHtml.ofPeople(review.body()),
                List.of());
    }

    private static Talk talk(PullView.Comment comment) {
        boolean bot = isBot(comment.author());
        return new Talk(
                Visit.Face.of(comment.author()),
                bot,
                "commented",
                "plain",
                bot ? MarkdownHtml.ofApps(comment.body()) : MarkdownHtml.ofPeople(comment.body()),
                comment.reactions().entrySet().stream()
                        .map(given -> picture(given.getKey()) + " " + String.join(", ", given.getValue()))
                        .toList());
    }

    private static String picture(String reaction) {
        return switch (reaction) {
            case "+1" -> "👍";
            case "-1" -> "👎";
            case "eyes" -> "👀";
            case "confused" -> "😕";
            case "heart" -> "❤️";
            case "hooray" -> "🎉";
            case "rocket" -> "🚀";
            default -> "😄";
        };
    }

    private static CommitRow commit(GitCommit commit) {
        String[] lines = commit.message().strip().split("\n", 2);
        return new CommitRow(
                brief(commit.sha()),
                lines[0],
                lines.length > 1 ? lines[1].strip() : "",
                commit.author().name());
    }

    private static FileSheet file(PullRow row, FileChange file) {
        return new FileSheet(
                Stream.of(file.previousPath(), file.path())
                        .filter(path -> !path.isEmpty())
                        .reduce((before, now) -> before + " → " + now)
                        .orElseThrow(),
                row.address() + "?edit=" + URLEncoder.encode(file.path(), StandardCharsets.UTF_8) + "#push",
                file.additions(),
                file.deletions(),
                DiffLine.of(file.patch()));
    }

    private static String brief(String sha) {
        return sha.substring(0, Math.min(7, sha.length()));
    }
}
