package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.web.access.ApiTokens.Entry;
import dev.countersign.web.access.ApiTokens.Grant;
import dev.countersign.web.access.ApiTokens.Scope;
import dev.countersign.web.access.ApiTokens.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcApiTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    @RegisterExtension
    static final StoreDatabase DATABASE = new StoreDatabase();

    private static Scope scope(boolean operator, String... organisations) {
        return new Scope(new TreeSet<>(List.of(organisations)), operator);
    }

    private static JdbcApiTokens at(Instant moment) {
        return new JdbcApiTokens(DATABASE::connect, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private final JdbcApiTokens tokens = at(NOW);

    @BeforeEach
    void no_tokens() {
        DATABASE.run("truncate api_token restart identity");
    }

    @Test
    void a_token_opens_what_it_was_made_for_and_the_day_of_its_use_is_kept() {
        assertTrue(tokens.create("ci", scope(false, "Acme", "zeta"), "h1", YEAR));
        assertEquals("", tokens.all().get(0).used());
        assertEquals(Optional.of(new Grant("ci", scope(false, "acme", "zeta"))), tokens.use("h1"));
        assertEquals("2026-11-27", tokens.all().get(0).used());
        at(NOW.plus(Duration.ofDays(2))).use("h1");
        assertEquals("2026-11-29", tokens.all().get(0).used());
        assertEquals(Optional.empty(), tokens.use("h2"));
    }

    @Test
    void a_use_on_the_same_day_writes_nothing() {
        tokens.create("ci", scope(true), "h1", YEAR);
        tokens.use("h1");
        String version = DATABASE.text("select xmin from api_token");
        at(NOW.plus(Duration.ofHours(13))).use("h1");
        assertEquals(version, DATABASE.text("select xmin from api_token"));
    }

    @Test
    void a_token_opens_nothing_from_the_moment_it_ends() {
        tokens.create("ci", scope(true), "h1", YEAR);
        Instant end = NOW.plus(YEAR);
        assertTrue(at(end.minusMillis(1)).use("h1").isPresent());
        assertTrue(at(end).use("h1").isEmpty());
        assertEquals(State.EXPIRED, at(end).all().get(0).state());
    }

    @Test
    void a_revoked_token_opens_nothing_and_stays_on_the_list_and_its_name_may_be_given_again() {
        tokens.create("ci", scope(true), "h1", YEAR);
        assertFalse(tokens.create("ci", scope(true), "h2", YEAR), "the name is taken");
        assertTrue(tokens.revoke("ci"));
        assertFalse(tokens.revoke("ci"), "it is revoked already");
        assertTrue(tokens.use("h1").isEmpty());
        assertTrue(tokens.create("ci", scope(false, "acme"), "h3", YEAR));
        assertEquals(
                List.of(
                        new Entry("ci", scope(true), NOW, NOW.plus(YEAR), "", State.REVOKED),
                        new Entry("ci", scope(false, "acme"), NOW, NOW.plus(YEAR), "", State.VALID)),
                tokens.all());
    }

    @Test
    void the_same_secret_is_never_kept_twice() {
        tokens.create("one", scope(true), "h1", YEAR);
        assertThrows(IllegalStateException.class, () -> tokens.create("two", scope(true), "h1", YEAR));
    }
}
