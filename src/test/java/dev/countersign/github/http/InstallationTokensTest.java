package dev.countersign.github.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.github.http.InstallationTokens.Token;
import dev.countersign.testing.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InstallationTokensTest {

    private final MovingClock clock = new MovingClock();
    private final InstallationTokens tokens = new InstallationTokens(clock);
    private int minted;

    private String token(long installation) {
        return tokens.get(
                installation, any -> new Token("t" + ++minted, clock.instant().plus(Duration.ofHours(1))));
    }

    @Test
    void a_token_is_kept_until_ten_minutes_before_it_ends() {
        assertEquals("t1", token(7));
        clock.pass(Duration.ofMinutes(49));
        assertEquals("t1", token(7));
        clock.pass(Duration.ofMinutes(1));
        assertEquals("t2", token(7));
    }

    @Test
    void installations_whose_token_has_ended_are_let_go_when_another_one_comes() {
        token(7);
        token(8);
        clock.pass(Duration.ofMinutes(50));
        token(8);
        clock.pass(Duration.ofMinutes(10));
        token(9);
        assertEquals(2, tokens.count());
        assertEquals("t3", token(8), "which has not ended");
        assertEquals("t5", token(7));
    }

    @Test
    void one_that_was_refused_is_not_used_again() {
        token(7);
        tokens.drop(7, "another");
        assertEquals("t1", token(7));
        tokens.drop(7, "t1");
        assertEquals("t2", token(7));
    }
}
