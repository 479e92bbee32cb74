package dev.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Holds requests, responses and webhooks to GitHub's own OpenAPI description, of which a trimmed copy lies under {@code
 * src/test/resources/github}. Each check answers what is wrong; an empty list is good. Safe for use by many threads.
 */
public final class GitHubContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BASE = "https://github.test/rest";
    private static final ObjectNode DESCRIPTION = read();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(BASE, DESCRIPTION.toString())));
    private static final List<Template> TEMPLATES = templates();

    private GitHubContract() {}

    private record Template(String path, List<String> segments) {
        boolean fits(String method, List<String> asked) {
            boolean open = path.matches(".*\\{(path|ref|branch|basehead)}$");
            if (!DESCRIPTION.path("paths").path(path).has(method) || asked.size() < segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).startsWith("{") && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return open || asked.size() == segments.size();
        }

        long placeholders() {
            return segments.stream().filter(segment -> segment.startsWith("{")).count();
        }
    }

    /**
     * Checks a request: the operation, its query parameters, and its body, where also unknown fields are wrong.
     *
     * @param path may have a query
     * @param body JSON; empty for none
     */
    public static List<String> checkRequest(String method, String path, String body) {
        Optional<JsonNode> found = operation(method, path);
        if (found.isEmpty()) {
            return List.of("GitHub has no " + method + " " + path);
        }
        List<String> wrong = new ArrayList<>(query(found.get(), path));
        JsonNode schema = resolved(found.get().path("requestBody"))
                .path("content")
                .path("application/json")
                .path("schema");
        if (!body.isBlank() && schema.isMissingNode()) {
            wrong.add(method + " " + path + " takes no body");
        } else if (!body.isBlank()) {
            wrong.addAll(validate(schema, body));
            unknownFields(schema, tree(body), "body", wrong);
        } else if (found.get().path("requestBody").path("required").asBoolean()) {
            wrong.add(method + " " + path + " needs a body");
        }
        return wrong;
    }

    /** Checks a response: whether that status is described, and its body. */
    public static List<String> checkResponse(String method, String path, int status, String body) {
        Optional<JsonNode> found = operation(method, path);
        if (found.isEmpty()) {
            return List.of("GitHub has no " + method + " " + path);
        }
        JsonNode response = resolved(found.get().path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of(method + " " + path + " is not described as answering " + status);
        }
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return body.isBlank() || status >= 400
                    ? List.of()
                    : List.of(method + " " + path + " should answer " + status + " without a body");
        }
        return validate(schema, body);
    }

    /** Checks what a webhook sends. */
    public static List<String> checkWebhook(String event, String payload) {
        String action = tree(payload).path("action").asText("");
        String name = (event + (action.isEmpty() ? "" : "-" + action)).replace('_', '-');
        JsonNode hook = DESCRIPTION.path("x-webhooks").path(name);
        if (hook.isMissingNode()) {
            return List.of("GitHub has no webhook " + name + " (or the trimmed copy lacks it)");
        }
        return validate(
                hook.path("post")
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"),
                payload);
    }

    private static List<String> validate(JsonNode schema, String json) {
        String own = schema.toString().replace("\"#/components/", "\"" + BASE + "#/components/");
        return REGISTRY.getSchema(own).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .distinct()
                .toList();
    }

    private static List<String> query(JsonNode operation, String path) {
        Map<String, JsonNode> known = new HashMap<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode one = resolved(parameter);
            if (one.path("in").asText().equals("query")) {
                known.put(one.path("name").asText(), one);
            }
        });
        List<String> wrong = new ArrayList<>();
        int mark = path.indexOf('?');
        for (String pair : mark < 0 ? new String[0] : path.substring(mark + 1).split("&")) {
            String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
            String value = pair.substring(pair.indexOf('=') + 1);
            JsonNode parameter = known.remove(name);
            if (parameter == null) {
                wrong.add("unknown query parameter " + name);
            } else {
                boolean number = parameter.path("schema").path("type").asText().equals("integer");
                wrong.addAll(validate(
                        parameter.path("schema"),
                        number ? value : MAPPER.valueToTree(value).toString()));
            }
        }
        known.values().stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .forEach(parameter -> wrong.add(
                        "missing query parameter " + parameter.path("name").asText()));
        return wrong;
    }

    private static void unknownFields(JsonNode schema, JsonNode value, String where, List<String> wrong) {
        JsonNode known = resolved(schema);
        if (value.isArray()) {
            value.forEach(element -> unknownFields(known.path("items"), element, where + "[]", wrong));
        } else if (value.isObject()
                && known.has("properties")
                && !known.path("additionalProperties").isObject()) {
            value.properties().forEach(field -> {
                JsonNode property = known.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    wrong.add(where + " has an unknown field " + field.getKey());
                } else {
                    unknownFields(property, field.getValue(), where + "." + field.getKey(), wrong);
                }
            });
        }
    }

    private static Optional<JsonNode> operation(String method, String path) {
        String plain = path.replaceFirst("^/api/v3", "").replaceFirst("\\?.*", "");
        String small = method.toLowerCase(Locale.ROOT);
        List<String> segments = List.of(plain.split("/"));
        return TEMPLATES.stream()
                .filter(template -> template.fits(small, segments))
                .findFirst()
                .map(template -> DESCRIPTION.path("paths").path(template.path()).path(small));
    }

    private static List<Template> templates() {
        return StreamSupport.stream(
                        ((Iterable<String>) () -> DESCRIPTION.path("paths").fieldNames()).spliterator(), false)
                .map(path -> new Template(path, List.of(path.split("/"))))
                .sorted(Comparator.comparingLong(Template::placeholders)
                        .thenComparing(template -> -template.segments().size()))
                .toList();
    }

    private static JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText("");
        return ref.isEmpty() ? node : resolved(DESCRIPTION.at(ref.substring(1)));
    }

    private static ObjectNode read() {
        try (InputStream file = GitHubContract.class.getResourceAsStream("/github/rest.json.gz");
                InputStream plain = new GZIPInputStream(file)) {
            ObjectNode description = (ObjectNode) MAPPER.readTree(plain);
            asJsonSchema(description);
            return description;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** OpenAPI 3.0 says {@code nullable} where JSON Schema lists null among the types. */
    private static void asJsonSchema(JsonNode node) {
        node.forEach(GitHubContract::asJsonSchema);
        if (!(node instanceof ObjectNode schema) || !schema.path("nullable").isBoolean()) {
            return;
        }
        boolean nullable = schema.remove("nullable").asBoolean();
        if (!nullable) {
            return;
        }
        ObjectNode original = schema.deepCopy();
        schema.removeAll();
        ArrayNode either = schema.putArray("anyOf");
        either.add(original);
        either.addObject().put("type", "null");
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
