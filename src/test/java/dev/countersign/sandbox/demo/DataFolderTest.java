package dev.countersign.sandbox.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.cli.CannotDo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_temporary_folder_is_deleted_with_all_that_is_in_it() throws IOException {
        DataFolder temporary = DataFolder.temporary();
        Files.createDirectories(temporary.path().resolve("postgres/base"));
        Files.writeString(temporary.path().resolve("postgres/base/1"), "x");
        temporary.dispose();
        assertFalse(Files.exists(temporary.path()));
    }

    @Test
    void a_named_folder_is_kept() throws IOException {
        DataFolder named = DataFolder.named(folder.resolve("data"));
        Files.createDirectories(named.path());
        named.dispose();
        assertTrue(Files.exists(named.path()));
    }

    @Test
    void a_folder_with_something_in_it_is_refused() throws IOException {
        Files.writeString(folder.resolve("x"), "x");
        CannotDo refused = assertThrows(CannotDo.class, () -> DataFolder.named(folder));
        assertEquals(
                "cannot start: " + folder + " is not empty, and the demo begins anew each time;"
                        + " name an empty folder with --data, or leave it out.",
                refused.getMessage());
    }
}
