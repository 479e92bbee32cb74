package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where PostgreSQL's programs are unpacked. */
final class BinariesFolder {

    private BinariesFolder() {}

    /**
     * The user's cache folder, shared by all data folders; the data folder itself when there is no such cache, or when the
     * server's user could not look into it.
     */
    static Path choose(Path dataFolder, ServerUser user) {
        Path inData = dataFolder.resolve("programs");
        if (user.isDropped()) {
            return inData;
        }
        Path cache = cache().resolve("countersign");
        try {
            Files.createDirectories(cache);
            return Files.isWritable(cache) ? cache : inData;
        } catch (IOException e) {
            return inData;
        }
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named != null && Path.of(named).isAbsolute()
                ? Path.of(named)
                : Path.of(System.getProperty("user.home"), ".cache");
    }
}
