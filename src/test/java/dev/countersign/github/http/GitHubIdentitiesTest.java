package dev.countersign.github.http;

import static dev.countersign.github.FakeGitHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.github.FakeGitHub;
import dev.countersign.web.access.Identities.Unproven;
import dev.countersign.web.access.LoginSettings;
import dev.countersign.web.access.Visitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubIdentitiesTest {

    private static final String EXCHANGE = "POST /login/oauth/access_token";
    private static final String WHO = "GET /user";
    private static final String TOKEN = "{\"access_token\":\"ghu_canary\",\"token_type\":\"bearer\",\"scope\":\"\"}";
    private static final String ALICE = "{\"login\":\"Alice\",\"id\":7,\"type\":\"User\"}";

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubIdentities identities = new GitHubIdentities(
            github.transport(Duration.ofSeconds(20)),
            LoginSettings.of("Iv1.abc", "s3cret+canary", "https://a.test", github.url()));

    @AfterEach
    void close() {
        github.close();
    }

    private String refusal(boolean later) {
        Unproven no = assertThrows(Unproven.class, () -> identities.who("c0de canary", "verified"));
        assertEquals(later, no.isForLater(), no.getMessage());
        assertFalse(no.getMessage().contains("canary"), no.getMessage());
        return no.getMessage();
    }

    @Test
    void whose_code_it_is_is_asked_with_the_token_that_the_code_is_good_for() {
        github.on(EXCHANGE, json(200, TOKEN)).on(WHO, json(200, ALICE));
        assertEquals(new Visitor(7, "Alice"), identities.who("c0de canary", "verified"));
        assertEquals(List.of(EXCHANGE, WHO), github.routes());
        FakeGitHub.Asked exchange = github.asked().get(0);
        assertEquals(
                "client_id=Iv1.abc&client_secret=s3cret%2Bcanary&code=c0de+canary"
                        + "&redirect_uri=https%3A%2F%2Fa.test%2Flogin%2Fcallback&code_verifier=verified",
                exchange.body());
        assertEquals("", exchange.query());
        assertEquals("application/json", exchange.header("Accept"));
        assertEquals("Bearer ghu_canary", github.asked().get(1).header("Authorization"));
    }

    @Test
    void a_code_that_github_does_not_take_proves_nothing() {
        github.on(EXCHANGE, json(200, "{\"error\":\"bad_verification_code\",\"error_description\":\"The code …\"}"));
        assertTrue(refusal(false).contains("bad_verification_code"));
        assertEquals(List.of(EXCHANGE), github.routes());
    }

    @ParameterizedTest(name = "{0}: later {1}")
    @CsvSource({"500, true", "503, true", "429, true", "404, false", "302, false", "401, false"})
    void an_answer_that_is_not_good_proves_nothing(int status, boolean later) {
        github.on(EXCHANGE, json(status, TOKEN));
        refusal(later);
        github.on(EXCHANGE, json(200, TOKEN)).on(WHO, json(status, ALICE));
        refusal(later);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"login\":\"Alice\",\"type\":\"User\"}",
                "{\"login\":\"\",\"id\":7,\"type\":\"User\"}",
                "{\"login\":\"acme\",\"id\":7,\"type\":\"Organization\"}",
                "{\"login\":\"a[bot]\",\"id\":7,\"type\":\"Bot\"}",
                "{\"login\":\"Alice\",\"id\":-7,\"type\":\"User\"}",
                "[]",
                "nonsense"
            })
    void whoever_is_no_person_with_a_number_is_nobody(String user) {
        github.on(EXCHANGE, json(200, TOKEN)).on(WHO, json(200, user));
        refusal(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"access_token\":\"two canary words\"}", "{\"access_token\":\"\"}", "{}", "access_token=canary"})
    void a_token_that_is_none_is_not_sent_on(String answer) {
        github.on(EXCHANGE, json(200, answer));
        refusal(false);
        assertEquals(List.of(EXCHANGE), github.routes());
    }

    @Test
    void a_connection_that_breaks_off_is_for_later_and_the_code_is_not_sent_twice() {
        github.on(EXCHANGE, FakeGitHub.drop());
        refusal(true);
        assertEquals(1, github.asked().size());
    }
}
