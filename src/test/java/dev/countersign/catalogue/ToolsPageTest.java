package dev.countersign.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolsPageTest {

    private static final Path PAGE = Path.of("docs", "tools.md");

    @Test
    void the_page_about_tools_says_what_the_catalogue_says() throws IOException {
        String page = ToolsPage.of(Catalogues.builtIn());
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                "docs/tools.md is stale; run ./mvnw -q -Dtest=ToolsPageTest -Dregenerate=true test");
    }
}
