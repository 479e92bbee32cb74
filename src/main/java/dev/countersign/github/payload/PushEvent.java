package dev.countersign.github.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Reads the push event: whose branch, and whether it may have changed what we judge by. */
final class PushEvent {

    private static final Set<String> FILES =
            Set.of(".github/countersign.yml", ".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

    private static final String CATALOG = "catalog-info.yaml";

    /** A push that lists so many commits may have more that it does not list. */
    private static final int FEW = 20;

    private PushEvent() {}

    static Happening read(Fields fields) {
        String ref = fields.text("ref");
        if (!ref.startsWith("refs/heads/")) {
            return new Happening.Irrelevant("a tag was pushed");
        }
        boolean isDefault = ref.equals("refs/heads/" + fields.text("repository.default_branch"));
        return new Happening.Pushed(fields.place(), ref, isDefault, mayTouch(fields));
    }

    private static boolean mayTouch(Fields fields) {
        JsonNode commits = fields.node("commits");
        // A forced push also takes away what the list does not show; so does a branch made anew or deleted.
        if (fields.flag("forced")
                || fields.flag("created")
                || fields.flag("deleted")
                || commits.isEmpty()
                || commits.size() >= FEW) {
            return true;
        }
        for (JsonNode commit : commits) {
            if (names(commit.path("added")) || names(commit.path("removed")) || names(commit.path("modified"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(JsonNode paths) {
        for (JsonNode node : paths) {
            String path = node.asText();
            if (FILES.contains(path) || path.equals(CATALOG) || path.endsWith("/" + CATALOG)) {
                return true;
            }
        }
        return false;
    }
}
