package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Commit;
import dev.countersign.github.http.GraphReply;
import java.util.List;
import java.util.Set;

/** Reads what GraphQL says of commits' signatures. It is the only part of a commit that may be missing from an answer. */
final class CommitSignatures {

    private static final String FIELD = "commit.signature";

    /** GitHub's words for "could not be checked just now". */
    private static final Set<String> LATER =
            Set.of("GPGVERIFY_ERROR", "GPGVERIFY_UNAVAILABLE", "OCSP_PENDING", "OCSP_ERROR");

    private CommitSignatures() {}

    /** Whether a problem concerns a signature only. */
    static boolean concerns(GraphReply.Problem problem) {
        return problem.path().endsWith("." + FIELD) || problem.path().contains("." + FIELD + ".");
    }

    /**
     * The signature of one commit.
     *
     * @param index the commit's place in the page
     * @param problems those of the page's answer
     */
    static Commit.Signature read(JsonNode commit, int index, List<GraphReply.Problem> problems) {
        String path = ".commits.nodes." + index + "." + FIELD;
        JsonNode signature = commit.path("signature");
        String state = signature.path("state").asText("");
        boolean open = signature.isMissingNode()
                || LATER.contains(state)
                || problems.stream().anyMatch(one -> one.path().contains(path));
        if (open) {
            return Commit.Signature.UNKNOWN;
        }
        if (signature.isNull() || state.equals("UNSIGNED")) {
            return Commit.Signature.NONE;
        }
        return signature.path("isValid").asBoolean() ? Commit.Signature.VERIFIED : Commit.Signature.INVALID;
    }

    /** Who made a signature, as far as GitHub says. */
    static Commit.Signer signer(JsonNode signature) {
        Commit.Signer unknown = Commit.Signer.unknown();
        JsonNode by = signature.path("signer");
        return new Commit.Signer(
                by.isObject() ? Persons.fromGraph(by) : unknown.by(),
                signature.path("keyId").asText(signature.path("keyFingerprint").asText("")));
    }
}
