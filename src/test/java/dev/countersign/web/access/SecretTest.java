package dev.countersign.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    /** Random bits that are known. */
    private static final class Known extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte bits;

        Known(int bits) {
            this.bits = (byte) bits;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, bits);
        }
    }

    @Test
    void a_secret_is_256_bits_and_only_their_hash_is_kept() {
        Secret secret = Secret.random(new Known(0), "cst_");
        assertEquals("cst_" + "A".repeat(43), secret.text());
        // As `printf cst_AAA… | sha256sum` has it.
        assertEquals("8991167eab5c8bd5a70365801d15d84e1dcb80842d6b1914f9e01b884fa28d71", secret.hash());
        assertNotEquals(secret.hash(), Secret.random(new Known(1), "cst_").hash());
    }

    @Test
    void no_two_secrets_are_alike() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertTrue(seen.add(Secret.random(random, "").text()));
        }
    }

    @Test
    void a_secret_that_is_shown_is_the_one_that_was_given() {
        Secret secret = Secret.random(new SecureRandom(), "cst_");
        assertEquals(
                secret.hash(), Secret.shown(secret.text(), "cst_").orElseThrow().hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cst_",
                "cst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "cst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ghp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "cst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
                "cst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9"
            })
    void what_has_another_form_is_no_secret_of_ours(String text) {
        assertTrue(Secret.shown(text, "cst_").isEmpty());
    }

    @Test
    void what_follows_from_a_secret_is_another_for_each_purpose_and_is_not_what_is_kept() {
        Secret secret = Secret.random(new Known(7), "");
        assertNotEquals(secret.derived("form"), secret.derived("other"));
        assertNotEquals(secret.hash(), secret.derived("form"));
        assertEquals(secret.derived("form"), Secret.random(new Known(7), "").derived("form"));
    }

    @Test
    void whoever_writes_a_secret_into_a_log_by_mistake_writes_nothing_of_it() {
        Secret secret = Secret.random(new SecureRandom(), "cst_");
        assertFalse(("" + secret).contains(secret.text().substring(4, 10)));
    }
}
