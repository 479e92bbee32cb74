package dev.countersign.core.verdict;

import static dev.countersign.core.verdict.Verdicts.SENIORS;
import static dev.countersign.core.verdict.Verdicts.answer;
import static dev.countersign.core.verdict.Verdicts.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Commit;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Changes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given commits whose signature did not verify, when the change is judged, then that is told and no override passes over it. */
class InvalidSignaturesTest {

    private static Verdict judge(String overrides, Commit.Signature signature) {
        Changes change = change().signed(signature);
        return Cases.under(SENIORS + "overrides: {from: [\"@acme/commanders\"]" + overrides + "}\n")
                .team("acme/seniors", "carol")
                .team("acme/commanders", "erin")
                .change(change)
                .says("erin", "/override the shop is down")
                .judge();
    }

    private static String told(Changes change) {
        return String.join("; ", Cases.under("").change(change).judge().notes());
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, '', true",
        "NONE,     '', true",
        "UNKNOWN,  '', true",
        "INVALID,  '', false",
        "INVALID,  ', also-clears: [prohibited-tool]', false",
        "INVALID,  ', also-clears: [invalid-signature]', true"
    })
    void an_override_passes_over_an_invalid_signature_only_where_the_policy_says_so(
            Commit.Signature signature, String also, boolean overridden) {
        Verdict verdict = judge(also, signature);
        assertEquals(overridden, verdict.outcome() instanceof Outcome.Overridden, verdict::toString);
        assertEquals(
                overridden ? Answer.Result.DONE : Answer.Result.REFUSED,
                answer(verdict).result());
    }

    @Test
    void the_refusal_names_the_commit() {
        Verdict verdict = judge("", Commit.Signature.INVALID);
        String sha = change().build().commits().get(0).shortSha();
        assertEquals(
                "the signature of commit " + sha + " is invalid, which an override does not clear",
                answer(verdict).sentence());
        assertEquals(List.of("the signature of commit " + sha + " is invalid"), verdict.notes());
    }

    @Test
    void an_invalid_signature_blocks_nothing_by_itself_and_is_told_even_so() {
        Verdict verdict = Cases.under("")
                .change(change().signed(Commit.Signature.INVALID))
                .judge();
        assertTrue(verdict.cleared());
        assertEquals(1, verdict.notes().size());
    }

    @Test
    void a_policy_that_asks_for_signatures_waits_for_what_it_asks() {
        String asks =
                "requirements: [{name: signed, when: {signatures: missing}, sign-offs: {count: 1, from: anyone}}]";
        Verdicts.waits(Cases.under(asks).change(change().signed(Commit.Signature.INVALID)));
        Verdicts.cleared(Cases.under(asks).change(change().signed(Commit.Signature.VERIFIED)));
    }

    @Test
    void many_are_counted_and_a_few_are_named() {
        Changes change = change().signed(Commit.Signature.INVALID);
        for (int i = 0; i < 4; i++) {
            change.commit("More").signed(Commit.Signature.INVALID);
        }
        assertTrue(told(change).startsWith("the signatures of commits "), told(change));
        assertTrue(told(change).endsWith(" and 2 more are invalid"), told(change));
        assertEquals("", told(change().commit("More").signed(Commit.Signature.NONE)));
    }
}
