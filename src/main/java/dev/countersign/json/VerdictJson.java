package dev.countersign.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.countersign.core.provenance.Statement;
import dev.countersign.core.report.Publication;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Pinned;
import java.util.List;

/** Writes verdicts as JSON and reads them again. Equal verdicts give equal bytes. Safe for use by many threads. */
public final class VerdictJson {

    /** A case of a sealed type is told by its name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface ByName {}

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            // A list that an older version did not write is empty.
            .withConfigOverride(
                    List.class, lists -> lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(Outcome.class, ByName.class)
            .addMixIn(Likelihood.Rank.class, ByName.class)
            .addMixIn(Publication.Comment.class, ByName.class)
            .addMixIn(Statement.class, ByName.class)
            .addMixIn(Guidance.class, ByName.class)
            .build();

    static {
        MAPPER.registerSubtypes(
                new NamedType(Outcome.Cleared.class, "cleared"),
                new NamedType(Outcome.Blocked.class, "blocked"),
                new NamedType(Outcome.Overridden.class, "overridden"),
                new NamedType(Outcome.Undecided.class, "undecided"),
                new NamedType(Likelihood.Rank.Known.class, "known"),
                new NamedType(Likelihood.Rank.Unknown.class, "unknown"),
                new NamedType(Guidance.Known.class, "guided"),
                new NamedType(Guidance.Unknown.class, "guidance-unknown"),
                new NamedType(Statement.Silent.class, "silent"),
                new NamedType(Statement.NoTool.class, "no-tool"),
                new NamedType(Statement.SomeTool.class, "some-tool"),
                new NamedType(Publication.Comment.Shown.class, "shown"),
                new NamedType(Publication.Comment.OnlyIfThere.class, "only-if-there"));
    }

    private VerdictJson() {}

    /** A verdict as one line of JSON. */
    public static String write(Verdict verdict) {
        return text(verdict);
    }

    /** A verdict as a part of other JSON. */
    public static JsonNode tree(Verdict verdict) {
        return MAPPER.valueToTree(verdict);
    }

    /** In place of a verdict where there is none. */
    public static JsonNode nothing() {
        return MAPPER.createObjectNode();
    }

    /** A line that {@code judge} answers: what was judged, in brief, and the whole verdict. */
    public static String write(VerdictLine line) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", line.id())
                .put("pull", line.pull().toString())
                .put("governed", line.governed())
                .put("level", line.verdict().risk().level().word());
        node.setAll((ObjectNode) MAPPER.valueToTree(line.verdict()));
        return text(node);
    }

    /** What a publication wants, as one line of JSON. */
    public static String write(Publication publication) {
        return text(publication);
    }

    /** A list of strings as one line of JSON. */
    public static String write(List<String> strings) {
        return text(strings);
    }

    /**
     * Reads what {@link #write(Verdict)} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Verdict read(String json) {
        try {
            return MAPPER.readValue(json, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not a verdict: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads what {@link #write(List)} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static List<String> readStrings(String json) {
        try {
            return List.of(MAPPER.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not a list of strings: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads what {@link #write(Publication)} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Publication readPublication(String json) {
        try {
            return MAPPER.readValue(json, Publication.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not a publication: " + e.getOriginalMessage(), e);
        }
    }

    /** What was known of a change's files as one line of JSON. */
    public static String write(Pinned known) {
        return text(known);
    }

    /**
     * Reads what {@link #write(Pinned)} wrote.
     *
     * @throws IllegalArgumentException when it is something else, or was written by a version that knew other figures
     */
    public static Pinned readPinned(String json) {
        try {
            return MAPPER.readerFor(Pinned.class)
                    .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not a past: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of strings and numbers can always be written", e);
        }
    }
}
