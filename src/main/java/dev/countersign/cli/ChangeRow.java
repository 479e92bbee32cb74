package dev.countersign.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one row of {@code countersign detect}'s input into facts; any field may be absent or null. */
final class ChangeRow {

    private ChangeRow() {}

    /**
     * The facts of a row.
     *
     * @throws IllegalArgumentException when the row or a field is of the wrong type; the message says which
     */
    static Facts facts(JsonNode row) {
        if (!row.isObject()) {
            throw new IllegalArgumentException("the line is not a JSON object");
        }
        JsonNode author = object(row, "author");
        Person person = new Person(0, text(author, "login"), kind(text(author, "type")));
        List<Commit> commits = new ArrayList<>();
        for (JsonNode commit : list(row, "commits")) {
            commits.add(commit(commit));
        }
        List<String> labels = new ArrayList<>();
        list(row, "labels").forEach(label -> labels.add(label.asText("")));
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("", ""), 0),
                person,
                text(row, "title"),
                text(row, "body"),
                new PullRequest.Branch(text(row, "headRef"), ""),
                new PullRequest.Branch("", ""),
                PullRequest.State.OPEN,
                false,
                false,
                labels,
                List.of());
        return new Facts(pull, "", commits, List.of(), List.of(), List.of(), List.of(), new Completeness.Complete());
    }

    private static Commit commit(JsonNode commit) {
        return new Commit(
                text(commit, "sha"),
                identity(object(commit, "author")),
                identity(object(commit, "committer")),
                List.of(),
                text(commit, "message"),
                List.of());
    }

    private static Identity identity(JsonNode identity) {
        return Identity.unlinked(text(identity, "name"), text(identity, "email"));
    }

    private static Person.Kind kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "user" -> Person.Kind.USER;
            case "bot" -> Person.Kind.BOT;
            case "organization" -> Person.Kind.ORGANIZATION;
            default -> Person.Kind.UNKNOWN;
        };
    }

    private static JsonNode object(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isObject() || value.isMissingNode() || value.isNull()) {
            return value;
        }
        throw new IllegalArgumentException("`" + field + "` is not an object");
    }

    private static JsonNode list(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isArray() || value.isMissingNode() || value.isNull()) {
            return value;
        }
        throw new IllegalArgumentException("`" + field + "` is not a list");
    }

    private static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        throw new IllegalArgumentException("`" + field + "` is not a text");
    }
}
