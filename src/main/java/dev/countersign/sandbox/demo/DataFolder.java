package dev.countersign.sandbox.demo;

import dev.countersign.cli.CannotDo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the demo's database lives. The sandbox begins anew each time, so the database does too.
 *
 * @param path the folder
 * @param kept whether it outlives the demo
 */
record DataFolder(Path path, boolean kept) {

    /** A folder for this run only. */
    static DataFolder temporary() {
        try {
            return new DataFolder(Files.createTempDirectory("countersign-demo-"), false);
        } catch (IOException e) {
            throw new CannotDo("cannot start: no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /**
     * A folder that somebody named.
     *
     * @throws CannotDo when there is something in it
     */
    static DataFolder named(Path path) {
        if (Files.exists(path)) {
            try (Stream<Path> inside = Files.list(path)) {
                if (inside.findAny().isPresent()) {
                    throw new CannotDo("cannot start: " + path + " is not empty, and the demo begins anew each time;"
                            + " name an empty folder with --data, or leave it out.");
                }
            } catch (IOException e) {
                throw new CannotDo("cannot start: " + path + " is not a folder that can be used with --data.", e);
            }
        }
        return new DataFolder(path, true);
    }

    /** Deletes it, unless it was named. */
    void dispose() {
        if (kept) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            System.err.println("countersign: " + path + " could not be deleted: " + e.getMessage());
        }
    }
}
