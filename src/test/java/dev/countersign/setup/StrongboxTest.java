package dev.countersign.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrongboxTest {

    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void what_is_locked_is_opened_by_the_same_key_and_is_another_text_each_time() {
        Strongbox box = Strongbox.of(key(1));
        byte[] locked = box.lock(SECRET);
        assertArrayEquals(SECRET, Strongbox.of(key(1)).open(locked));
        assertFalse(Arrays.equals(locked, box.lock(SECRET)));
        assertFalse(new String(locked, StandardCharsets.ISO_8859_1).contains("private"));
    }

    @Test
    void another_key_or_an_altered_or_cut_text_opens_nothing() {
        byte[] locked = Strongbox.of(key(1)).lock(SECRET);
        assertThrows(IllegalArgumentException.class, () -> Strongbox.of(key(2)).open(locked));
        assertThrows(IllegalArgumentException.class, () -> Strongbox.of(key(1)).open(new byte[3]));
        locked[20] ^= 1;
        assertThrows(IllegalArgumentException.class, () -> Strongbox.of(key(1)).open(locked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
    void a_key_that_is_none_is_refused(String key) {
        assertThrows(IllegalArgumentException.class, () -> Strongbox.of(key));
    }

    @Test
    void a_key_is_made_once_in_a_file_that_only_its_owner_reads() throws IOException {
        byte[] locked = Strongbox.in(folder.resolve("data")).lock(SECRET);
        Path file = folder.resolve("data").resolve(Strongbox.FILE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertArrayEquals(SECRET, Strongbox.in(folder.resolve("data")).open(locked));
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
