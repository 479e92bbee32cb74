package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GitHub's limits on what a check run may carry. */
final class CheckLimits {

    private static final int MOST_ANNOTATIONS = 50;
    private static final int MOST_ACTIONS = 3;
    private static final int LONGEST_BYTES = 65_535;
    private static final Map<String, Integer> LONGEST_ACTION = Map.of("label", 20, "description", 40, "identifier", 20);
    private static final Set<String> LEVELS = Set.of("notice", "warning", "failure");
    private static final Set<String> STATUSES =
            Set.of("queued", "in_progress", "completed", "waiting", "requested", "pending");
    private static final Set<String> CONCLUSIONS =
            Set.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out");

    private CheckLimits() {}

    static void check(JsonNode request) {
        JsonNode output = request.path("output");
        if (output.isObject() && !output.path("summary").isTextual()) {
            throw Refusal.unprocessable("\"summary\" wasn't supplied.");
        }
        for (String text : List.of("title", "summary", "text")) {
            if (output.path(text).asText("").getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
                throw Refusal.unprocessable(text + " is too long (maximum is " + LONGEST_BYTES + " bytes).");
            }
        }
        if (output.path("annotations").size() > MOST_ANNOTATIONS) {
            throw Refusal.unprocessable(
                    "No more than " + MOST_ANNOTATIONS + " annotations may be sent in one request.");
        }
        output.path("annotations").forEach(CheckLimits::annotation);
        if (request.path("actions").size() > MOST_ACTIONS) {
            throw Refusal.unprocessable("No more than " + MOST_ACTIONS + " actions may be sent.");
        }
        request.path("actions").forEach(CheckLimits::action);
        known(request, "status", STATUSES);
        known(request, "conclusion", CONCLUSIONS);
        if (request.path("status").asText().equals("completed") && !request.hasNonNull("conclusion")) {
            throw Refusal.unprocessable("A completed check run needs a conclusion.");
        }
    }

    private static void known(JsonNode request, String field, Set<String> values) {
        if (request.hasNonNull(field) && !values.contains(request.path(field).asText())) {
            throw Refusal.invalid("CheckRun", field, "invalid");
        }
    }

    private static void annotation(JsonNode annotation) {
        int start = annotation.path("start_line").asInt();
        boolean whole = !annotation.path("path").asText().isEmpty()
                && start > 0
                && annotation.path("end_line").asInt() >= start
                && LEVELS.contains(annotation.path("annotation_level").asText())
                && !annotation.path("message").asText().isEmpty();
        if (!whole) {
            throw Refusal.unprocessable(
                    "An annotation needs a path, lines from 1, a message, and one of " + LEVELS + " as its level.");
        }
    }

    private static void action(JsonNode action) {
        LONGEST_ACTION.forEach((field, longest) -> {
            String text = action.path(field).asText("");
            if (text.isEmpty() || text.length() > longest) {
                throw Refusal.unprocessable("An action's " + field + " must have 1 to " + longest + " characters.");
            }
        });
    }
}
