package dev.countersign.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.countersign.core.provenance.Statement;
import dev.countersign.core.report.Publication;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import java.util.List;

/** Writes verdicts as JSON and reads them again. Equal verdicts give equal bytes. Safe for use by many threads. */
public final class VerdictJson {

    /** A case of a sealed type is told by its name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface ByName {}

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Outcome.class, ByName.class)
            .addMixIn(Likelihood.Rank.class, ByName.class)
            .addMixIn(Publication.Comment.class, ByName.class)
            .addMixIn(Statement.class, ByName.class)
            .build();

    static {
        MAPPER.registerSubtypes(
                new NamedType(Outcome.Cleared.class, "cleared"),
                new NamedType(Outcome.Blocked.class, "blocked"),
                new NamedType(Outcome.Undecided.class, "undecided"),
                new NamedType(Likelihood.Rank.Known.class, "known"),
                new NamedType(Likelihood.Rank.Unknown.class, "unknown"),
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

    /** The past of a change's files as one line of JSON. */
    public static String write(History.Known past) {
        return text(past);
    }

    /**
     * Reads what {@link #write(History.Known)} wrote.
     *
     * @throws IllegalArgumentException when it is something else, or was written by a version that knew other figures
     */
    public static History.Known readPast(String json) {
        try {
            return MAPPER.readerFor(History.Known.class)
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
