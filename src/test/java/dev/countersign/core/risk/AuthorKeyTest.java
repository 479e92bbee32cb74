package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AuthorKeyTest {

    @Test
    void an_address_that_github_made_holds_the_accounts_id() {
        assertEquals("583231", AuthorKey.ofMail("583231+octocat@users.noreply.github.com"));
        assertEquals("583231", AuthorKey.of(583_231));
    }

    @Test
    void another_address_becomes_a_key_that_does_not_show_it_and_is_the_same_in_capitals() {
        String key = AuthorKey.ofMail("Alice@acme.test");
        assertTrue(AuthorKey.isMail(key));
        assertFalse(key.contains("alice"));
        assertEquals(key, AuthorKey.ofMail(" alice@ACME.test "));
    }

    @Test
    void nobody_is_nobody() {
        assertEquals(AuthorKey.NOBODY, AuthorKey.ofMail("  "));
        assertEquals(AuthorKey.NOBODY, AuthorKey.of(0));
        assertFalse(AuthorKey.isMail(AuthorKey.NOBODY));
    }

    @Test
    void an_address_that_only_looks_like_githubs_is_an_address() {
        assertTrue(AuthorKey.isMail(AuthorKey.ofMail("1+x@users.noreply.github.com.evil.test")));
    }
}
