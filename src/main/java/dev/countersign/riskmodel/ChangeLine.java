package dev.countersign.riskmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.risk.PastChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One merged change as a line of JSON.
 *
 * @param project whose history it belongs to
 * @param change the change
 * @param completeness whether all its files are listed
 */
public record ChangeLine(String project, PastChange change, Completeness completeness) {

    private static final ObjectReader JSON = new ObjectMapper()
            .reader()
            .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Map<String, Status> STATUSES = Map.of(
            "added", Status.ADDED,
            "removed", Status.REMOVED,
            "modified", Status.MODIFIED,
            "renamed", Status.RENAMED,
            "copied", Status.COPIED,
            "changed", Status.CHANGED,
            "unchanged", Status.UNCHANGED);

    /**
     * Reads a line.
     *
     * <p>Read are {@code project}, {@code sha}, {@code date} (seconds since 1970), {@code author}, {@code is_fix},
     * {@code reverts}, {@code files_truncated} and, for each of {@code files}, {@code path}, {@code status},
     * {@code previous_path}, {@code additions} and {@code deletions}. Everything else is left unread, above all
     * answers such as {@code label} and {@code reverted_later}.
     *
     * @throws IllegalArgumentException when it is no JSON object or a field is missing or of the wrong type; the message
     *     says which
     */
    public static ChangeLine parse(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("not a JSON object");
        }
        List<String> reverts = new ArrayList<>();
        json.path("reverts").forEach(sha -> reverts.add(sha.asText()));
        List<ChangedFile> files = new ArrayList<>();
        JsonNode listed = json.path("files");
        if (!listed.isArray()) {
            throw new IllegalArgumentException("`files` must be an array");
        }
        listed.forEach(file -> files.add(file(file)));
        PastChange change = new PastChange(
                text(json, "sha"),
                number(json, "date"),
                json.path("author").asText(""),
                yes(json, "is_fix"),
                reverts,
                files);
        Completeness completeness = yes(json, "files_truncated")
                ? new Completeness.Truncated(List.of("not all of its files are listed"))
                : new Completeness.Complete();
        return new ChangeLine(text(json, "project"), change, completeness);
    }

    private static ChangedFile file(JsonNode file) {
        String path = text(file, "path");
        String previous = file.path("previous_path").asText(path);
        String word = text(file, "status");
        Status status = STATUSES.get(word.toLowerCase(Locale.ROOT));
        if (status == null) {
            throw new IllegalArgumentException("unknown `status` " + word + "; known are " + STATUSES.keySet());
        }
        return new ChangedFile(
                path, status, previous, lines(file, "additions"), lines(file, "deletions"), new Content.Unknown());
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new IllegalArgumentException("`" + field + "` must be a text");
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("`" + field + "` must be a whole number");
        }
        return value.longValue();
    }

    private static int lines(JsonNode json, String field) {
        long count = number(json, field);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("`" + field + "` must be from 0 to " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    private static boolean yes(JsonNode json, String field) {
        return json.path(field).asBoolean(false);
    }
}
