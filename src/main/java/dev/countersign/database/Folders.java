package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole: deleting them, and giving them to somebody. */
final class Folders {

    private Folders() {}

    /** Deletes a folder and everything in it; links are deleted, not followed. A missing folder is fine. */
    static void delete(Path folder) throws IOException {
        for (Path path : inside(folder)) {
            Files.deleteIfExists(path);
        }
    }

    /** Gives a folder and everything in it to a user; only root can, and does nothing where it is so already. */
    static void give(Path folder, int uid) throws IOException {
        for (Path path : inside(folder)) {
            if (owner(path) != uid) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The numeric user that a file belongs to. */
    static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
