package dev.countersign.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSearchTest {

    private static final String KEY = "-----BEGIN RSA PRIVATE KEY-----\n" + "M".repeat(64) + "\n" + "q".repeat(64)
            + "\n-----END RSA PRIVATE KEY-----\n";

    @TempDir
    private Path folder;

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(log());
        LogSearch.look(log());
    }

    private Path log() {
        return folder.resolve("app.log");
    }

    private void logged(String text) throws IOException {
        Files.writeString(log(), "started\n" + text + "\n");
        LogSearch.search(
                log(),
                Map.of(
                        "QUARKUS_GITHUB_APP_WEBHOOK_SECRET", "the webhook secret",
                        "QUARKUS_GITHUB_APP_PRIVATE_KEY", KEY,
                        "QUARKUS_DATASOURCE_USERNAME", "countersign"));
    }

    @Test
    void a_log_without_secrets_is_good() throws IOException {
        logged("countersign is at work for " + "M".repeat(64));
        assertDoesNotThrow(() -> LogSearch.look(log()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the webhook secret",
                "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
                "ghs_0123456789abcdef0123456789abcdef",
                "cst_0123456789012345678901234567890123456789012",
                "eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjE3MDAwMDAwMDB9",
                "-----BEGIN RSA PRIVATE KEY-----"
            })
    void a_secret_is_found_and_not_said_again(String secret) throws IOException {
        logged("it is " + secret);
        AssertionError found = assertThrows(AssertionError.class, () -> LogSearch.look(log()));
        assertEquals("a secret was logged behind: it is ", found.getMessage());
    }

    @Test
    void a_log_that_is_gone_is_not_searched_any_more() {
        assertDoesNotThrow(() -> LogSearch.look(folder.resolve("gone.log")));
    }
}
