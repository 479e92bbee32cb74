package dev.countersign.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Person;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitSignaturesTest {

    private static final String AT = "repository.pullRequest.commits.nodes.";

    private static GraphReply.Problem problem(String path) {
        return new GraphReply.Problem("", path, "not emulated: Commit.signature");
    }

    private static Commit.Signature read(String commit, GraphReply.Problem... problems) throws IOException {
        return CommitSignatures.read(Json.read(commit.getBytes(StandardCharsets.UTF_8)), 1, List.of(problems));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"isValid\":true,\"state\":\"VALID\"}|VERIFIED",
                "{\"isValid\":false,\"state\":\"INVALID\"}|INVALID",
                "{\"isValid\":false,\"state\":\"UNKNOWN_KEY\"}|INVALID",
                "{\"isValid\":false,\"state\":\"UNSIGNED\"}|NONE",
                "{\"isValid\":false,\"state\":\"GPGVERIFY_UNAVAILABLE\"}|UNKNOWN",
                "null|NONE"
            })
    void what_github_says_is_told_apart(String signature, Commit.Signature read) throws IOException {
        assertEquals(read, read("{\"signature\":" + signature + "}"));
    }

    @Test
    void what_github_could_not_say_is_unknown_for_that_commit_only() throws IOException {
        String none = "{\"signature\":null}";
        assertEquals(Commit.Signature.UNKNOWN, read(none, problem(AT + "1.commit.signature")));
        assertEquals(Commit.Signature.NONE, read(none, problem(AT + "11.commit.signature")));
        assertEquals(Commit.Signature.UNKNOWN, read("{}"));
    }

    @Test
    void only_a_problem_with_a_signature_may_be_passed_over() {
        assertTrue(CommitSignatures.concerns(problem(AT + "0.commit.signature")));
        assertTrue(CommitSignatures.concerns(problem(AT + "0.commit.signature.state")));
        assertFalse(CommitSignatures.concerns(problem(AT + "0.commit.author")));
        assertFalse(CommitSignatures.concerns(problem("repository.pullRequest")));
    }

    @Test
    void who_signed_is_told_as_far_as_github_says() throws IOException {
        String by = "{\"signer\":{\"__typename\":\"User\",\"login\":\"carol\",\"databaseId\":7},\"keyId\":\"3AA5\"}";
        assertEquals(
                new Commit.Signer(new Person(7, "carol", Person.Kind.USER), "3AA5"),
                CommitSignatures.signer(Json.read(by.getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                new Commit.Signer(Commit.Signer.unknown().by(), "SHA256:ab"),
                CommitSignatures.signer(Json.read(
                        "{\"signer\":null,\"keyFingerprint\":\"SHA256:ab\"}".getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                Commit.Signer.unknown(), CommitSignatures.signer(Json.read("{}".getBytes(StandardCharsets.UTF_8))));
    }
}
