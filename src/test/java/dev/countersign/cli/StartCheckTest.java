package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartCheckTest {

    private static final String ID = "quarkus.github-app.app-id";
    private static final String KEY = "quarkus.github-app.private-key";
    private static final String SECRET = "quarkus.github-app.webhook-secret";

    @Test
    void everything_that_is_missing_is_named_at_once_with_property_and_variable() {
        String message = missing(Map.of(ID, "1"));
        assertTrue(message.startsWith("cannot start: the App's private key and webhook secret are missing."), message);
        for (String name : new String[] {
            KEY, SECRET, "QUARKUS_GITHUB_APP_PRIVATE_KEY", "QUARKUS_GITHUB_APP_WEBHOOK_SECRET", "./countersign demo"
        }) {
            assertTrue(message.contains(name), name);
        }
    }

    @Test
    void where_nothing_is_set_set_up_is_invited_to_and_the_settings_are_named_all_the_same() {
        Settings nothing = Settings.of(Map.of());
        assertThrows(CannotDo.class, () -> StartCheck.credentials(nothing));
        assertTrue(StartCheck.none(nothing));
        assertFalse(StartCheck.none(Settings.of(Map.of(ID, "1"))));
        assertFalse(StartCheck.none(Settings.of(Map.of("quarkus.github-app.credentials-provider", "vault"))));
        String invitation = StartCheck.invitation("http://localhost:8080/setup?key=abc");
        for (String name : new String[] {
            "  open http://localhost:8080/setup?key=abc\n",
            "QUARKUS_GITHUB_APP_APP_ID",
            "QUARKUS_GITHUB_APP_PRIVATE_KEY",
            "QUARKUS_GITHUB_APP_WEBHOOK_SECRET",
            "./countersign demo"
        }) {
            assertTrue(invitation.contains(name), name);
        }
    }

    @Test
    void who_is_to_be_told_makes_sense_or_the_start_says_why_not() {
        StartCheck.notifications(Settings.of(Map.of()));
        Map<String, String> good = Map.of(
                "COUNTERSIGN_NOTIFY_ADDRESSES", "https://a.example", "COUNTERSIGN_NOTIFY_SECRET", "0123456789abcdef");
        StartCheck.notifications(Settings.of(good));
        for (Map<String, String> bad : List.of(
                Map.of("COUNTERSIGN_NOTIFY_ADDRESSES", "https://a.example"),
                Map.of("COUNTERSIGN_NOTIFY_WAITING", "a day"))) {
            CannotDo refused = assertThrows(CannotDo.class, () -> StartCheck.notifications(Settings.of(bad)));
            assertTrue(refused.getMessage().startsWith("cannot start: COUNTERSIGN_NOTIFY_"), refused::getMessage);
        }
    }

    @Test
    void what_is_there_is_not_asked_for() {
        String message = missing(Map.of(ID, "1", SECRET, "s", KEY, " "));
        assertTrue(message.startsWith("cannot start: the App's private key is missing."), message);
        assertFalse(message.contains(ID), message);
    }

    @Test
    void what_set_up_found_is_laid_over_the_settings_that_are_there() {
        Settings settings = Settings.of(Map.of("quarkus.http.port", "9")).with(Map.of(ID, "1", SECRET, "s", KEY, "k"));
        StartCheck.credentials(settings);
        assertEquals(9, settings.port());
    }

    @Test
    void a_complete_set_passes_and_so_does_a_credentials_provider() {
        StartCheck.credentials(Settings.of(Map.of(ID, "1", SECRET, "s", KEY, "k")));
        StartCheck.credentials(Settings.of(Map.of("quarkus.github-app.credentials-provider", "vault")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', ''",
        "id, COUNTERSIGN_LOGIN_CLIENT_SECRET",
        "secret, COUNTERSIGN_LOGIN_CLIENT_ID",
        "address, ''",
        "id secret, COUNTERSIGN_PUBLIC_URL",
        "id address, COUNTERSIGN_LOGIN_CLIENT_SECRET",
        "secret address, COUNTERSIGN_LOGIN_CLIENT_ID",
        "id secret address, ''"
    })
    void login_is_set_up_as_a_whole_or_not_at_all(String there, String missing) {
        Map<String, String> settings = new HashMap<>();
        Map.of(
                        "id",
                        "countersign.login.client-id",
                        "secret",
                        "countersign.login.client-secret",
                        "address",
                        "countersign.public-url")
                .forEach((name, property) ->
                        settings.put(property, List.of(there.split(" ")).contains(name) ? "x" : ""));
        StartCheck.login(Settings.of(settings));
        settings.put(ID, "1");
        if (missing.isEmpty()) {
            StartCheck.login(Settings.of(settings));
        } else {
            CannotDo problem = assertThrows(CannotDo.class, () -> StartCheck.login(Settings.of(settings)));
            assertTrue(problem.getMessage().contains("set  " + missing), problem.getMessage());
        }
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            CannotDo problem = assertThrows(
                    CannotDo.class,
                    () -> StartCheck.port(
                            Settings.of(Map.of("quarkus.http.host", "127.0.0.1", "quarkus.http.port", port))));
            assertTrue(problem.getMessage().contains("port " + port + " of 127.0.0.1"), problem.getMessage());
            assertTrue(problem.getMessage().contains("QUARKUS_HTTP_PORT"), problem.getMessage());
        }
        StartCheck.port(Settings.of(Map.of("quarkus.http.port", "0")));
    }

    @Test
    void a_port_that_is_no_number_is_named() {
        CannotDo problem = assertThrows(
                CannotDo.class,
                () -> Settings.of(Map.of("quarkus.http.port", "many")).port());
        assertEquals(
                "cannot start: quarkus.http.port (QUARKUS_HTTP_PORT) is `many`, but must be a number from 0 to 65535.",
                problem.getMessage());
    }

    @Test
    void data_are_kept_in_the_folder_that_the_variable_names_or_in_data() {
        assertEquals(Path.of("data"), Settings.of(Map.of()).dataFolder());
        assertEquals(
                Path.of("/var/lib/countersign"),
                Settings.of(Map.of("COUNTERSIGN_DATA_DIR", "/var/lib/countersign"))
                        .dataFolder());
    }

    private static String missing(Map<String, String> settings) {
        return assertThrows(CannotDo.class, () -> StartCheck.credentials(Settings.of(settings)))
                .getMessage();
    }
}
