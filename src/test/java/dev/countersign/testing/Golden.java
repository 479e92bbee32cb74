package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares texts with files under {@code src/test/resources/golden}; {@code -Dgolden=renew} writes them anew. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Fails unless the text is what the file says. */
    public static void check(String file, String text) {
        Path path = FOLDER.resolve(file);
        try {
            if ("renew".equals(System.getProperty("golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, text + "\n");
            }
            String expected = Files.exists(path) ? Files.readString(path) : "";
            assertEquals(expected, text + "\n", () -> path + " differs; if it should, run with -Dgolden=renew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
