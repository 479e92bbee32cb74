package dev.countersign.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People log in to an App as they do at GitHub. */
class SignInTest {

    private static final String CALLBACK = "https://app.test/login/callback";

    /** From appendix B of RFC 7636. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Stage stage = new Stage();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String asked = "/login/oauth/authorize?client_id=" + stage.app.clientId() + "&redirect_uri="
            + CALLBACK + "&state=st&code_challenge=" + CHALLENGE + "&code_challenge_method=S256";

    SignInTest() {
        stage.sandbox.furnish().callback(stage.app.id(), URI.create(CALLBACK));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(stage.sandbox.url() + path)));
    }

    private HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(stage.sandbox.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private String code(String login) {
        String back =
                post(asked, "login=" + login).headers().firstValue("Location").orElse("");
        assertTrue(back.startsWith(CALLBACK + "?state=st&code="), back);
        return back.replaceFirst(".*code=", "");
    }

    private String exchanged(String code, String verifier, String secret) {
        return post(
                        "/login/oauth/access_token",
                        "client_id=" + stage.app.clientId() + "&client_secret=" + secret + "&code=" + code
                                + "&code_verifier=" + verifier + "&redirect_uri=" + CALLBACK)
                .body();
    }

    @Test
    void the_page_asks_who_the_visitor_is() {
        HttpResponse<String> page = get(asked);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("value=\"bob\""), page.body());
        assertFalse(page.body().contains("[bot]"), "bots do not log in");
    }

    @Test
    void a_code_is_good_once_for_a_token_that_tells_whose_it_is() {
        String code = code("bob");
        String answer = exchanged(code, VERIFIER, stage.app.clientSecret());
        String token = answer.replaceFirst(".*\"access_token\":\"([^\"]*)\".*", "$1");
        assertEquals(
                "bob", stage.ask(token, "GET", "/user", "").json().path("login").asText());
        assertTrue(exchanged(code, VERIFIER, stage.app.clientSecret()).contains("bad_verification_code"));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({"wrong, right, bad_verification_code", "right, wrong, incorrect_client_credentials"})
    void a_code_is_of_no_use_to_anybody_else(String verifier, String secret, String error) {
        String answer = exchanged(
                code("bob"),
                verifier.equals("right") ? VERIFIER : "x",
                secret.equals("right") ? stage.app.clientSecret() : "x");
        assertTrue(answer.contains(error) && !answer.contains("access_token"), answer);
    }

    @Test
    void whoever_declines_is_sent_back_without_a_code() {
        assertEquals(
                CALLBACK + "?state=st&error=access_denied",
                post(asked, "decline=yes").headers().firstValue("Location").orElse(""));
    }

    @Test
    void nobody_is_sent_where_the_app_is_not() {
        String elsewhere = asked.replace("app.test", "evil.test");
        assertEquals(404, get(elsewhere).statusCode());
        assertEquals(404, post(elsewhere, "login=bob").statusCode());
        assertEquals(404, get(asked.replace(stage.app.clientId(), "Iv23other")).statusCode());
        assertEquals(404, post(asked, "login=nobody-here").statusCode());
    }
}
