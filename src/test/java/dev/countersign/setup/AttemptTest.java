package dev.countersign.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given what somebody typed, then this is asked of GitHub, or this is wrong with it. */
class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "https://github.com,               https://github.com,          https://api.github.com",
        "https://www.GitHub.com/,          https://github.com,          https://api.github.com",
        "https://git.acme.example,         https://git.acme.example,    https://git.acme.example/api/v3",
        "https://Git.Acme.Example:8443/,   https://git.acme.example:8443, https://git.acme.example:8443/api/v3",
        "https://acme.ghe.com,             https://acme.ghe.com,        https://api.acme.ghe.com",
        "http://127.0.0.1:4000,            http://127.0.0.1:4000,       http://127.0.0.1:4000/api/v3",
    })
    void a_github_is_known_by_the_address_that_people_see(String typed, String web, String api) {
        assertEquals(new GitHubAddress(web, api), GitHubAddress.ofWeb(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com,           https://github.com",
        "https://api.github.com/,          https://github.com",
        "https://git.acme.example/api/v3,  https://git.acme.example",
        "https://api.acme.ghe.com,         https://acme.ghe.com",
        "http://127.0.0.1:4000,            http://127.0.0.1:4000",
    })
    void and_by_the_one_that_is_configured(String api, String web) {
        assertEquals(new GitHubAddress(web, api.replaceAll("/$", "")), GitHubAddress.ofApi(api));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            github       | http://git.acme.example        | GitHub's address is `http://git.acme.example`
            github       | git.acme.example               | GitHub's address is
            github       | https://a:b@git.acme.example   | GitHub's address is
            github       | https://git.acme.example/x?y   | GitHub's address is
            github       | javascript:alert(1)            | GitHub's address is
            github       | -                              | GitHub's address is ``
            address      | http://countersign.acme.example | This App's address is
            address      | https://x/path                 | This App's address is
            organisation | acme/shop                      | The organisation is `acme/shop`
            organisation | -acme                          | The organisation is `-acme`
            operator     | <erin>                         | Your login is `<erin>`
            name         | -                              | The App's name is ``
            name         | 12345678901234567890123456789012345 | it has to have 1 to 34 characters
            """)
    void what_will_not_do_is_told_with_what_would(String field, String value, String problem) {
        Map<String, String> form = form();
        form.put(field, value == null ? "" : value);
        String message =
                assertThrows(Mistake.class, () -> Attempt.of(form, NOW)).getMessage();
        assertTrue(message.contains(problem), message);
    }

    @Test
    void the_form_is_posted_to_the_organisations_settings_or_to_the_persons_own() {
        assertEquals(
                "https://github.com/organizations/acme/settings/apps/new?state=s",
                Attempt.of(form(), NOW).action("s"));
        Map<String, String> own = form();
        own.remove("organisation");
        assertEquals(
                "https://github.com/settings/apps/new?state=s",
                Attempt.of(own, NOW).action("s"));
    }

    @Test
    void the_manifest_asks_for_what_the_operators_page_lists_and_comes_back_here() throws IOException {
        Manifest manifest = Attempt.of(form(), NOW).manifest();
        JsonNode json = new ObjectMapper().readTree(manifest.json());
        assertEquals(
                "https://countersign.acme.example/webhook",
                json.at("/hook_attributes/url").asText());
        assertEquals(
                "https://countersign.acme.example/setup/created",
                json.path("redirect_url").asText());
        assertFalse(json.path("public").asBoolean(true));
        assertEquals("write", json.at("/default_permissions/checks").asText());
        assertEquals("read", json.at("/default_permissions/contents").asText());
        assertTrue(json.at("/default_permissions/organization_administration").isMissingNode());
        String page = Files.readString(Path.of("docs/operate.md"));
        String events = page.substring(page.indexOf("| event |"), page.indexOf("GitHub tells every App"));
        json.path("default_events")
                .forEach(event -> assertTrue(events.contains(event.asText().replace('_', ' ')), event.asText()));
        long rows = page.substring(page.indexOf("| permission |"), page.indexOf("| event |"))
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .count()
                - 2;
        assertEquals(rows, manifest.permissions().size() + 1, "all but what only `enforce` needs");
    }

    @Test
    void with_the_ruleset_it_asks_for_one_permission_more() {
        Map<String, String> form = form();
        form.put("rulesets", "on");
        assertEquals(
                List.of(Permission.RULESETS),
                Attempt.of(form, NOW).manifest().permissions().stream()
                        .filter(permission -> !Permission.NEEDED.contains(permission))
                        .toList());
    }

    @Test
    void whoever_runs_it_may_be_named_and_need_not() {
        assertEquals("", Attempt.of(form(), NOW).operator());
        Map<String, String> form = form();
        form.put("operator", " erin_acme ");
        assertEquals("erin_acme", Attempt.of(form, NOW).operator());
    }

    private static Map<String, String> form() {
        return new HashMap<>(Map.of(
                "github", "https://github.com",
                "organisation", "acme",
                "name", "Acme Countersign",
                "address", "https://countersign.acme.example"));
    }
}
