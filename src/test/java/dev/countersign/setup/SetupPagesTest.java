package dev.countersign.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SetupPagesTest {

    private final SetupPages pages = new SetupPages();

    @Test
    void a_page_is_whole_by_itself() {
        for (String page : new String[] {pages.key(false), pages.key(true), pages.failed("It broke.")}) {
            assertTrue(page.contains("<style>:root"), page);
            assertTrue(page.contains("href=\"data:image/svg+xml;base64,"), page);
            assertFalse(page.contains("rel=\"stylesheet\""), page);
            assertFalse(page.contains("src="), page);
        }
    }

    @Test
    void the_style_that_is_allowed_is_the_one_in_the_page() throws Exception {
        String page = pages.failed("It broke.");
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertEquals("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'", pages.styleSource());
    }

    @Test
    void what_went_wrong_is_shown_as_text() {
        assertTrue(pages.failed("<style>*{display:none}</style>").contains("&lt;style&gt;*{display:none}"));
    }
}
