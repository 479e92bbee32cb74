package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.Sandbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A form for files, filled with what was typed or asked for.
 *
 * @param repository as {@code owner/name}
 * @param branches that a pull request can go to
 * @param title as typed
 * @param branch as typed, else a name that is free
 * @param description as typed
 * @param message as typed
 * @param files as typed; the first is the one that was asked for
 * @param known files that can be edited
 * @param open whether somebody is about to use it
 */
public record FormSheet(
        String repository,
        List<String> branches,
        String title,
        String branch,
        String description,
        String message,
        List<Pasted> files,
        List<Known> known,
        boolean open) {

    /**
     * A file as typed.
     *
     * @param index from 1
     * @param path from the repository's root
     * @param content all of it
     */
    public record Pasted(int index, String path, String content) {}

    /**
     * A file that is there.
     *
     * @param path from the repository's root
     * @param query what asks for it
     */
    public record Known(String path, String query) {}

    static FormSheet of(Sandbox sandbox, String repository, String branch, Ask ask) {
        String edited = ask.asked("edit");
        List<Pasted> files = IntStream.rangeClosed(1, 3)
                .mapToObj(index -> new Pasted(
                        index,
                        index == 1 && !edited.isEmpty() ? edited : ask.field("path" + index),
                        index == 1 && !edited.isEmpty()
                                ? sandbox.look()
                                        .file(repository, branch, edited)
                                        .orElse("")
                                : ask.field("content" + index)))
                .toList();
        return new FormSheet(
                repository,
                sandbox.look().branches(repository).keySet().stream().sorted().toList(),
                ask.field("title"),
                ask.field("branch").isEmpty() ? free(sandbox, repository) : ask.field("branch"),
                ask.field("description"),
                ask.field("message"),
                files,
                sandbox.look().paths(repository, branch).stream()
                        .map(path -> new Known(path, "?edit=" + URLEncoder.encode(path, StandardCharsets.UTF_8)))
                        .toList(),
                !edited.isEmpty() || !ask.field("path1").isEmpty());
    }

    private static String free(Sandbox sandbox, String repository) {
        int number = 1;
        while (sandbox.look().branches(repository).containsKey("change-" + number)) {
            number++;
        }
        return "change-" + number;
    }
}
