package dev.countersign.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.testing.MovingClock;
import dev.countersign.web.access.Tokens.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    private static final String HERE = "192.0.2.1";

    private final MovingClock clock = new MovingClock();
    private final MemoryTokens kept = new MemoryTokens();
    private final Tokens tokens = new Tokens(kept, clock);

    private String token(String name, boolean operator, String... organisations) {
        Secret secret = Secret.random(new SecureRandom(), ApiTokens.PREFIX);
        kept.create(
                name,
                new ApiTokens.Scope(new TreeSet<>(Set.of(organisations)), operator),
                secret.hash(),
                Duration.ofDays(1));
        return secret.text();
    }

    private static String wrong() {
        return Secret.random(new SecureRandom(), ApiTokens.PREFIX).text();
    }

    private void shows_wrong_ones(int times) {
        for (int i = 0; i < times; i++) {
            assertInstanceOf(Outcome.Bad.class, tokens.look(wrong(), HERE));
        }
    }

    @ParameterizedTest(name = "{0} with operator {1}")
    @CsvSource({"Acme, false", "acme, true"})
    void a_token_sees_its_organisations_and_nothing_else(String organisation, boolean operator) {
        TokenSight sight = ((Outcome.Good) tokens.look(token("ci", operator, organisation), HERE)).sight();
        assertEquals("ci", sight.name());
        assertTrue(sight.known());
        assertEquals(operator, sight.operates());
        assertTrue(sight.administers("acme") && sight.administers("ACME"));
        assertTrue(sight.sees(new RepositoryRef("aCMe", "shop")));
        assertFalse(sight.administers("acme-2") || sight.administers("") || sight.administers("acm"));
        assertFalse(sight.sees(new RepositoryRef("other", "acme")));
    }

    @Test
    void a_token_for_operators_alone_sees_no_repository() {
        TokenSight sight = ((Outcome.Good) tokens.look(token("watch", true), HERE)).sight();
        assertTrue(sight.operates());
        assertFalse(sight.administers("acme") || sight.sees(new RepositoryRef("acme", "shop")));
    }

    @Test
    void a_text_of_another_form_is_not_even_looked_for() {
        assertInstanceOf(Outcome.Bad.class, tokens.look("ghp_16C7e42F292c6912E7710c838347Ae178B4a", HERE));
        assertEquals(0, kept.looks);
    }

    @Test
    void after_ten_bad_tokens_an_address_waits_for_the_rest_of_the_minute_and_costs_nothing() {
        shows_wrong_ones(1);
        clock.pass(Duration.ofSeconds(20));
        shows_wrong_ones(9);
        assertEquals(10, kept.looks);
        assertEquals(new Outcome.NotNow(Duration.ofSeconds(40)), tokens.look(wrong(), HERE));
        assertEquals(new Outcome.NotNow(Duration.ofSeconds(40)), tokens.look("nonsense", HERE));
        assertEquals(10, kept.looks);
        clock.pass(Duration.ofSeconds(40));
        shows_wrong_ones(10);
        assertInstanceOf(Outcome.NotNow.class, tokens.look(wrong(), HERE));
    }

    @Test
    void other_addresses_do_not_wait_for_one_that_does() {
        shows_wrong_ones(10);
        assertInstanceOf(Outcome.Bad.class, tokens.look(wrong(), "192.0.2.2"));
        assertInstanceOf(Outcome.Good.class, tokens.look(token("ci", false, "acme"), "192.0.2.2"));
    }

    @Test
    void a_token_that_opened_something_of_late_does_so_behind_an_address_that_waits() {
        String used = token("ci", false, "acme");
        String unused = token("new", false, "acme");
        tokens.look(used, "192.0.2.9");
        shows_wrong_ones(10);
        assertInstanceOf(Outcome.Good.class, tokens.look(used, HERE));
        assertInstanceOf(Outcome.NotNow.class, tokens.look(unused, HERE));
        kept.revoke("ci");
        assertInstanceOf(Outcome.Bad.class, tokens.look(used, HERE), "it is looked up each time");
        assertInstanceOf(Outcome.NotNow.class, tokens.look(used, HERE));
    }

    @Test
    void a_database_out_of_order_opens_nothing_and_is_no_mistake_of_the_one_who_asks() {
        kept.broken = true;
        String good = token("ci", false, "acme");
        for (int i = 0; i < 20; i++) {
            assertThrows(IllegalStateException.class, () -> tokens.look(good, HERE));
        }
        kept.broken = false;
        assertInstanceOf(Outcome.Good.class, tokens.look(good, HERE));
    }

    @Test
    void no_more_addresses_are_kept_than_fit() {
        Strikes strikes = new Strikes(1, Duration.ofMinutes(1), 3, clock);
        for (int i = 0; i < 100; i++) {
            strikes.note("192.0.2." + i);
        }
        assertEquals(3, strikes.kept());
        assertTrue(strikes.closedFor("192.0.2.99").isPresent());
        assertTrue(strikes.closedFor("192.0.2.1").isEmpty());
    }

    @Test
    void nobody_is_shut_out_for_longer_because_the_clock_was_set_back() {
        Strikes strikes = new Strikes(1, Duration.ofMinutes(1), 3, clock);
        strikes.note("192.0.2.1");
        assertTrue(strikes.closedFor("192.0.2.1").isPresent());
        clock.pass(Duration.ofSeconds(-1));
        assertTrue(strikes.closedFor("192.0.2.1").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::1, 20010db800010002",
        "2001:db8::1, 20010db800000000",
        "::1, 0000000000000000",
        "::ffff:192.0.2.1, 192.0.2.1",
        "not:an:address, none",
        "some.name, some.name"
    })
    void an_address_of_ipv6_is_that_of_its_network(String numeric, String address) {
        assertEquals(address, Address.of(numeric));
    }
}
