package dev.countersign.github;

import java.util.List;
import java.util.stream.IntStream;

/** What GitHub answers to the question for the files of the change in {@link ChangeAnswer}. */
final class ChangedFiles {

    /** Where it is asked for them. */
    static final String FILES = "GET /repos/acme/shop/pulls/12/files";

    private ChangedFiles() {}

    private static String file(String path, String head) {
        return """
                {"filename":"%s","status":"modified","additions":2,"deletions":3,"sha":"%s","patch":"@@ -1 +1 @@",
                 "contents_url":"https://api.github.com/repos/acme/shop/contents/%s?ref=%s"}""".formatted(path, "d".repeat(40), path, head);
    }

    /** A page of so many modified files from that number on, as they are at that head. */
    static String files(int from, int count, String head) {
        List<String> files = IntStream.range(from, from + count)
                .mapToObj(i -> file("f" + i, head))
                .toList();
        return "[" + String.join(",", files) + "]";
    }
}
