package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The files of a pull request as REST lists them: 100 a page, 3,000 at most.
 *
 * @param files the files listed
 * @param cut whether GitHub has more than it lists
 * @param elsewhere whether a file was listed for another head than the one expected
 */
record FileListing(List<ChangedFile> files, boolean cut, boolean elsewhere) {

    private static final int MOST_PAGES = 30;

    /** Copies the list. */
    FileListing {
        files = List.copyOf(files);
    }

    /** Reads all pages. */
    static FileListing read(GitHubHttp http, Subject subject, RepositoryRef repository, String head) {
        List<ChangedFile> files = new ArrayList<>();
        boolean elsewhere = false;
        for (int page = 1; page <= MOST_PAGES; page++) {
            Reply reply = http.request(Ask.get(
                    subject.installation(),
                    "/repos/{owner}/{repo}/pulls/{pull_number}/files?per_page=100&page={page}",
                    repository.owner(),
                    repository.name(),
                    subject.ref().number(),
                    page));
            if (!reply.body().isArray()) {
                throw unreadable(subject);
            }
            for (JsonNode node : reply.body()) {
                if (node.path("filename").asText().isEmpty()) {
                    throw unreadable(subject);
                }
                files.add(file(node));
                elsewhere |= isElsewhere(node, head);
            }
            if (!reply.hasNext()) {
                return new FileListing(files, false, elsewhere);
            }
        }
        return new FileListing(files, true, elsewhere);
    }

    private static TryLater unreadable(Subject subject) {
        return new TryLater("GitHub's answer is not the list of the files of " + subject.ref(), Duration.ZERO, null);
    }

    int additions() {
        return files.stream().mapToInt(ChangedFile::additions).sum();
    }

    int deletions() {
        return files.stream().mapToInt(ChangedFile::deletions).sum();
    }

    /** How many characters are kept of it. */
    long weight() {
        return 1000
                + files.stream()
                        .mapToLong(file -> 200L
                                + (file.content() instanceof Content.Patch patch
                                        ? patch.text().length()
                                        : 0))
                        .sum();
    }

    static ChangedFile file(JsonNode node) {
        String path = node.path("filename").asText();
        return new ChangedFile(
                path,
                status(node.path("status").asText()),
                node.path("previous_filename").asText(path),
                node.path("additions").asInt(),
                node.path("deletions").asInt(),
                content(node));
    }

    private static Content content(JsonNode node) {
        if (node.path("patch").isTextual()) {
            return new Content.Patch(node.path("patch").asText());
        }
        String sha = node.path("sha").asText("");
        return sha.isEmpty() ? new Content.Unknown() : new Content.Blob(sha);
    }

    private static ChangedFile.Status status(String word) {
        for (ChangedFile.Status status : ChangedFile.Status.values()) {
            if (status.name().equals(word.toUpperCase(Locale.ROOT))) {
                return status;
            }
        }
        return ChangedFile.Status.CHANGED;
    }

    /** A file's address in the contents API names the commit that the list was made for, unless the file is gone there. */
    private static boolean isElsewhere(JsonNode node, String head) {
        String address = node.path("contents_url").asText("");
        int at = address.lastIndexOf("?ref=");
        return at >= 0
                && !node.path("status").asText().equals("removed")
                && !address.substring(at + 5).equals(head);
    }
}
