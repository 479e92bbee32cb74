package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.PolicyText;
import dev.countersign.github.http.GraphReply;
import dev.countersign.policyfile.CatalogReader;
import java.util.Optional;

/** Reads files of a repository from a GraphQL answer: found, absent, or unreadable. */
final class PolicyTexts {

    private PolicyTexts() {}

    /** The owner's policy. */
    static PolicyText ofOwner(GraphReply reply, RepositoryRef repository) {
        String file = repository.owner() + "/" + ChangeDocument.OWNERS_REPOSITORY + "/" + ChangeDocument.POLICY_PATH;
        return text(
                reply,
                "organizationPolicy",
                reply.data().path("organizationPolicy").path("object"),
                file);
    }

    /** The repository's policy. */
    static PolicyText ofRepository(GraphReply reply, RepositoryRef repository) {
        JsonNode object = reply.data().path("repository").path("policy");
        return text(reply, "repository.policy", object, repository + "/" + ChangeDocument.POLICY_PATH);
    }

    /** The one file that was asked for. */
    static PolicyText file(GraphReply reply, String file) {
        return text(reply, "repository.object", reply.data().path("repository").path("object"), file);
    }

    /** The code owners file that counts. */
    static PolicyText codeowners(GraphReply reply, RepositoryRef repository) {
        return codeowners(reply, "repository", repository);
    }

    /** The code owners file that counts in the repository that was asked for by that alias. */
    static PolicyText codeowners(GraphReply reply, String alias, RepositoryRef repository) {
        for (int i = 0; i < ChangeDocument.CODEOWNERS_PATHS.size(); i++) {
            String file = repository + "/" + ChangeDocument.CODEOWNERS_PATHS.get(i);
            JsonNode object = reply.data().path(alias).path("codeowners" + i);
            PolicyText text = text(reply, alias + ".codeowners" + i, object, file);
            if (!(text instanceof PolicyText.Absent)) {
                return text;
            }
        }
        return new PolicyText.Absent(repository + "/" + ChangeDocument.CODEOWNERS_PATHS.get(0));
    }

    /** A file that others build on. */
    static PolicyText ofBase(GraphReply reply, String file) {
        return text(reply, "repository", reply.data().path("repository").path("object"), file);
    }

    /** Where the repository's catalogue begins, on its default branch. */
    static PolicyText catalog(GraphReply reply, RepositoryRef repository) {
        JsonNode object = reply.data().path("repository").path("catalog");
        return text(reply, "repository.catalog", object, repository + "/" + CatalogReader.ROOT);
    }

    /** A file that was asked for by that alias. */
    static PolicyText file(GraphReply reply, String alias, String file) {
        return text(
                reply, "repository." + alias, reply.data().path("repository").path(alias), file);
    }

    /** Whether a problem concerns one of these files only. */
    static boolean concerns(GraphReply.Problem problem) {
        return problem.isAt("organizationPolicy")
                || problem.isAt("repository.policy")
                || problem.isAt("repository.catalog")
                || problem.path().startsWith("repository.codeowners");
    }

    private static PolicyText text(GraphReply reply, String path, JsonNode object, String file) {
        Optional<GraphReply.Problem> problem =
                reply.problems().stream().filter(one -> one.isAt(path)).findFirst();
        if (problem.isPresent()) {
            return problem.get().isNotFound()
                    ? new PolicyText.Absent(file)
                    : new PolicyText.Unreadable(
                            file, "GitHub says: " + problem.get().message());
        }
        if (!object.isObject()) {
            return new PolicyText.Absent(file);
        }
        if (!object.path("__typename").asText().equals("Blob")) {
            return new PolicyText.Unreadable(file, "it is not a file");
        }
        if (!object.path("text").isTextual() || object.path("isBinary").asBoolean()) {
            return new PolicyText.Unreadable(file, "it is not text");
        }
        if (object.path("isTruncated").asBoolean()) {
            return new PolicyText.Unreadable(file, "it is too large for GitHub to show all of it");
        }
        return new PolicyText.Found(
                file, object.path("oid").asText(), object.path("text").asText());
    }
}
