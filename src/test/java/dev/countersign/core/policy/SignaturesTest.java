package dev.countersign.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.testing.Changes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {

    private static Facts facts(Completeness completeness, Commit.Signature... signatures) {
        Facts plain = Changes.pullRequest().commit("One").build();
        Commit one = plain.commits().get(0);
        List<Commit> commits = new ArrayList<>();
        for (Commit.Signature signature : signatures) {
            commits.add(new Commit(
                    one.sha(),
                    one.author(),
                    one.committer(),
                    one.coAuthors(),
                    one.message(),
                    one.parents(),
                    signature,
                    ""));
        }
        return new Facts(
                plain.pullRequest(), "main", commits, List.of(), List.of(), List.of(), List.of(), completeness);
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, VERIFIED, VERIFIED",
        "VERIFIED, NONE, MISSING",
        "INVALID, VERIFIED, MISSING",
        "UNKNOWN, NONE, MISSING",
        "UNKNOWN, VERIFIED, UNKNOWN"
    })
    void one_commit_without_a_good_signature_is_enough(Commit.Signature one, Commit.Signature other, Signatures all) {
        assertEquals(all, Signatures.of(facts(new Completeness.Complete(), one, other)));
        assertEquals(all, Signatures.of(facts(new Completeness.Complete(), other, one)));
    }

    @Test
    void commits_that_are_not_shown_may_have_none() {
        Completeness cut = new Completeness.Truncated(List.of("GitHub lists at most 250 commits"));
        assertEquals(Signatures.UNKNOWN, Signatures.of(facts(cut, Commit.Signature.VERIFIED)));
        assertEquals(Signatures.UNKNOWN, Signatures.of(facts(new Completeness.Complete())));
    }
}
