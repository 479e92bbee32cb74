package dev.countersign.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.notice.Notice;
import dev.countersign.text.Templates;
import dev.countersign.web.GitHubWeb;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given a notice, then it is written as receivers expect it, and people's words stay words. */
class BodiesTest {

    private static final RepositoryRef SHOP = new RepositoryRef("acme", "shop");
    private static final PullRequestRef PULL = new PullRequestRef(SHOP, 12);
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Bodies BODIES = new Bodies(
            "https://countersign.acme.test", new GitHubWeb("https://github.com"), new SlackTexts(Templates.engine()));

    private static Notice.VerdictChanged changed(String title) {
        return new Notice.VerdictChanged(PULL, title, "abc", "blocked", "cleared", "Cleared: 2 of 2", "high");
    }

    private static JsonNode body(Receiver.Form form, Notice notice) throws IOException {
        return new ObjectMapper().readTree(BODIES.write(form, "verdict-7", notice, NOON));
    }

    @Test
    void a_cloud_event_has_all_that_the_specification_asks_for() throws IOException {
        assertEquals(new ObjectMapper().readTree("""
                        {"specversion": "1.0", "id": "verdict-7", "source": "https://countersign.acme.test",
                         "type": "dev.countersign.verdict-changed", "subject": "acme/shop#12",
                         "time": "2026-11-27T12:00:00Z", "datacontenttype": "application/json",
                         "data": {"repository": "acme/shop", "link": "https://github.com/acme/shop/pull/12", "number": 12,
                                  "page": "https://countersign.acme.test/acme/shop/pull/12", "title": "Round <amounts>",
                                  "head": "abc", "before": "blocked", "now": "cleared", "verdict": "Cleared: 2 of 2",
                                  "risk": "high"}}
                        """), body(Receiver.Form.CLOUDEVENTS, changed("Round <amounts>")));
    }

    static Stream<Arguments> notices() {
        return Stream.of(
                Arguments.of(
                        changed("Round <!channel> <@U1> & <https://evil.test|x>\n*a*"),
                        "<https://github.com/acme/shop/pull/12|acme/shop#12> was blocked and is *cleared*: Cleared: 2 of 2"
                                + " (risk high) · Round &lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://evil.test|x&gt; *a*"),
                Arguments.of(
                        new Notice.WaitingTooLong(PULL, NOON, List.of("senior-review", "area-owner")),
                        "<https://github.com/acme/shop/pull/12|acme/shop#12> has waited since 2026-11-27T12:00:00Z for"
                                + " senior-review, area-owner"),
                Arguments.of(
                        new Notice.OverrideUsed(PULL, "abc", List.of("sam", "<!here>"), "it\u202e burns", NOON),
                        "<https://github.com/acme/shop/pull/12|acme/shop#12> was *overridden* by sam, &lt;!here&gt; until"
                                + " 2026-11-27T12:00:00Z: it  burns"),
                Arguments.of(
                        new Notice.EnforcementLost(SHOP, "main", "not-required", ""),
                        "Merges into `main` of <https://github.com/acme/shop|acme/shop> are *not held any more*"
                                + " (not-required)"));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void a_message_for_slack_mentions_and_links_nothing_that_we_did_not_write(Notice notice, String text)
            throws IOException {
        JsonNode body = body(Receiver.Form.SLACK, notice);
        assertEquals(text, body.path("text").asText());
        assertFalse(body.path("unfurl_links").asBoolean(true));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void every_kind_is_an_event_with_its_own_type(Notice notice) throws IOException {
        JsonNode body = body(Receiver.Form.CLOUDEVENTS, notice);
        assertEquals(
                "dev.countersign." + notice.kind().word(), body.path("type").asText());
        assertEquals(notice.about(), body.path("subject").asText());
        assertTrue(body.path("data").size() >= 5, body::toString);
    }

    @Test
    void a_body_is_bounded_whatever_people_write() {
        Notice huge = new Notice.OverrideUsed(
                PULL, "abc", Collections.nCopies(1_000, "x".repeat(1_000)), "😀".repeat(100_000), NOON);
        for (Receiver.Form form : Receiver.Form.values()) {
            String body = BODIES.write(form, "override-1", huge, NOON);
            assertTrue(body.length() < 10_000, () -> "" + body.length());
        }
    }
}
