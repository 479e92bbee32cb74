package dev.countersign.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Subject ONE = new Subject(77, 900, new PullRequestRef(new RepositoryRef("acme", "shop"), 12));
    private static final Subject OTHER =
            new Subject(77, 900, new PullRequestRef(new RepositoryRef("acme", "shop"), 13));
    private static final String ADDRESS = "https://a.test";

    private static String key(Pages pages, Subject subject) {
        return pages.of(subject).replaceFirst(".*key=", "");
    }

    @Test
    void a_links_key_opens_its_own_page_and_no_other() {
        Pages pages = new Pages(ADDRESS, "secret");
        String key = key(pages, ONE);
        assertTrue(pages.opens(ONE, key));
        assertFalse(pages.opens(OTHER, key));
        assertFalse(pages.opens(ONE, ""));
        assertFalse(new Pages(ADDRESS, "another").opens(ONE, key));
    }

    @Test
    void where_links_open_nothing_they_bear_no_key_and_an_older_one_is_of_no_use() {
        Pages plain = new Pages(ADDRESS, "secret", false);
        assertEquals("https://a.test/acme/shop/pull/12", plain.of(ONE));
        assertFalse(plain.opens(ONE, key(new Pages(ADDRESS, "secret"), ONE)));
    }

    @Test
    void without_an_address_there_are_no_links() {
        assertEquals("", new Pages("", "secret").of(ONE));
        assertEquals("", new Pages("", "secret", false).of(ONE));
    }
}
