package dev.countersign.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReversalsTest {

    private static final String SHA = "3f2a91c0aa11bb22cc33dd44ee55ff6677889900";

    private final Reversals reversals = new Reversals();

    @Test
    void a_commit_id_in_the_message_names_the_change_even_when_it_is_short_or_in_capitals() {
        next("first", SHA, 7, "Round amounts", List.of());
        for (String id : List.of(SHA, "3f2a91c", "3F2A91C0")) {
            assertEquals(
                    List.of(SHA),
                    next("r" + id, "b" + id, 0, "x", Reversals.claims("x", "This reverts commit " + id + ".", "")));
        }
    }

    @Test
    void a_quoted_title_names_the_last_change_of_that_title_with_or_without_its_number() {
        next("one", "a1", 7, "Round amounts (#7)", List.of());
        next("two", "a2", 8, "Round amounts", List.of());
        for (String title : List.of("Revert \"Round amounts\"", "Revert \"Round amounts (#8)\" (#9)")) {
            assertEquals(List.of("a2"), next("r", "r" + title.length(), 9, title, Reversals.claims(title, title, "")));
        }
    }

    @Test
    void the_branch_of_the_revert_button_names_the_pull_request() {
        next("one", "a1", 12, "Round amounts", List.of());
        assertEquals(
                List.of("a1"), next("r", "b", 13, "Undo", Reversals.claims("Undo", "Undo", "revert-12-round-amounts")));
    }

    @Test
    void several_ways_to_say_the_same_are_one_revert() {
        next("one", SHA, 12, "Round amounts", List.of());
        String message = "Revert \"Round amounts\"\n\nThis reverts commit " + SHA + ".";
        List<String> claims = Reversals.claims("Revert \"Round amounts\"", message, "revert-12-round");
        assertEquals(3, claims.size());
        assertEquals(List.of(SHA), next("r", "b", 13, "Revert \"Round amounts\"", claims));
    }

    @Test
    void a_revert_of_something_that_was_never_seen_is_still_a_revert() {
        List<String> claims = Reversals.claims("Revert \"Old\"", "Revert \"Old\"", "");
        assertEquals(claims, next("r", "b", 0, "Revert \"Old\"", claims));
        assertEquals(1, claims.size());
    }

    @Test
    void what_only_looks_like_a_revert_claims_nothing() {
        for (String title :
                List.of("Revert rounding", "Explain \"Revert\"", "Do not Revert \"x\"", "reverting is hard", "")) {
            assertEquals(List.of(), Reversals.claims(title, title, "feature/revert-12-x"), title);
        }
    }

    @Test
    void a_change_cannot_take_itself_back() {
        List<String> claims = Reversals.claims("x", "This reverts commit abcdef1", "");
        assertEquals(claims, next("r", "abcdef1aa", 0, "x", claims));
    }

    private List<String> next(String name, String sha, int pull, String title, List<String> claims) {
        return reversals.next(
                new Recorded(new PastChange(sha, 1, name, false, claims, List.of()), pull, Reversals.subject(title)));
    }
}
