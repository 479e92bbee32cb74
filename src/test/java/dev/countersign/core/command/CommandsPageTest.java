package dev.countersign.core.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Given a command, when people look it up, then the page says what the command's own help says. */
class CommandsPageTest {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void the_page_about_commands_has_its_help(Verb verb) throws IOException {
        String row = "| `" + verb.usage().replace("|", "\\|") + "` | " + verb.who() + " | " + verb.purpose() + " |";
        assertTrue(Files.readString(Path.of("docs/commands.md")).contains(row), row);
    }
}
