package dev.countersign.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @Test
    void where_there_is_no_browser_it_is_said_what_to_install_or_to_set(@TempDir Path empty) {
        Path none = empty.resolve("chromium");
        AssertionError error = assertThrows(AssertionError.class, () -> Chromium.program(none));
        assertEquals(
                "The pages are tested in a browser, and there is none at " + none
                        + ": install Debian's package chromium (apt-get install chromium fonts-liberation), or name the"
                        + " executable of another Chromium with -Dcountersign.chromium=PATH.",
                error.getMessage());
    }
}
