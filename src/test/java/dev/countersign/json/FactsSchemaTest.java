package dev.countersign.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader agree, as far as a schema can say it. */
class FactsSchemaTest {

    static final Schema SCHEMA = schema();

    private static final int MADE_UP = 100;
    private static final String PERSON = "{\"id\": 1, \"login\": \"alice\"}";
    private static final String AT = "\"at\": \"2026-11-02T12:00:00Z\"";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.5",
            "9007199254740993",
            "\"\"",
            "\"x\"",
            "\"a b\"",
            "\"a/b\"",
            "\"@a/b\"",
            "\"open\"",
            "\"write\"",
            "\"approved\"",
            "\"assisted\"",
            "\"User\"",
            "\"2026-11-02T12:00:00Z\"",
            "\"" + "a".repeat(64) + "\"",
            "[]",
            "[1]",
            "[\"x\"]",
            "[\"@a/b\"]",
            "[" + PERSON + "]",
            "{}",
            "{\"x\": 1}",
            "{\"a/b\": {\"members\": []}}",
            "{\"a/b\": {\"absent\": true}}",
            "{\"a/b\": {\"absent\": true, \"members\": []}}",
            "{\"a/b\": {\"unknown\": \"why\"}}",
            "{\"alice\": \"write\"}",
            "{\"alice\": {\"permission\": \"write\", \"id\": 1}}",
            "{\"alice\": {\"permission\": \"write\"}}",
            "{\"sha\": \"abc\"}",
            "{\"branch\": \"main\"}",
            "{\"files\": {}, \"folders\": {}}",
            PERSON);

    private static Schema schema() {
        try (InputStream file = FactsSchemaTest.class.getResourceAsStream("/schema/facts-v1.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\": X",
                "\"outcome\": X",
                "\"repository\": X",
                "\"title\": X",
                "\"default\": X",
                "\"state\": X",
                "\"draft\": X",
                "\"labels\": X",
                "\"assignees\": X",
                "\"commits\": X",
                "\"files\": X",
                "\"missing\": X",
                "\"reviews\": X",
                "\"pushes\": X",
                "\"checks\": X",
                "\"comments\": X",
                "\"known\": X",
                "\"owners\": X",
                "\"teams\": X",
                "\"permissions\": X",
                "\"heads\": X",
                "\"markers\": X",
                "\"past\": X",
                "\"compared\": X",
                "\"now\": X",
                "\"other\": X",
                "\"files\": [X]",
                "\"files\": [{\"path\": X}]",
                "\"files\": [{\"path\": \"a\", \"status\": X}]",
                "\"files\": [{\"path\": \"a\", \"added\": X}]",
                "\"files\": [{\"path\": \"a\", \"patch\": X}]",
                "\"files\": [{\"path\": \"a\", \"digest\": X}]",
                "\"files\": [{\"path\": \"a\", \"blob\": X}]",
                "\"files\": [{\"path\": \"a\", \"patch\": \"\", \"blob\": X}]",
                "\"commits\": [{\"sha\": \"a\", \"author\": X}]",
                "\"commits\": [{\"sha\": X, \"author\": {}}]",
                "\"commits\": [{\"sha\": \"a\", \"author\": {\"account\": X}}]",
                "\"commits\": [{\"sha\": \"a\", \"author\": {}, \"co-authors\": X}]",
                "\"reviews\": [{\"id\": 1, \"author\": " + PERSON + ", " + AT + ", \"state\": X}]",
                "\"reviews\": [{\"id\": X, \"author\": " + PERSON + ", " + AT + ", \"state\": \"approved\"}]",
                "\"reviews\": [{\"id\": 1, \"author\": X, " + AT + ", \"state\": \"approved\"}]",
                "\"reviews\": [{\"id\": 1, \"author\": " + PERSON + ", \"at\": X, \"state\": \"approved\"}]",
                "\"comments\": [{\"id\": 1, \"author\": " + PERSON + ", " + AT + ", \"text\": X}]",
                "\"comments\": [{\"id\": 1, \"author\": " + PERSON + ", " + AT + ", \"text\": \"\", \"line\": X}]",
                "\"pushes\": [{\"head\": \"a\", \"base\": X, " + AT + "}]",
                "\"pushes\": [{\"head\": \"a\", \"base\": \"b\", " + AT + ", \"by\": X}]",
                "\"checks\": [{\"name\": X, \"state\": \"failed\"}]",
                "\"heads\": [{\"head\": X}]",
                "\"heads\": [{\"head\": \"a\", \"files\": [{\"path\": \"a\", \"print\": X}]}]",
                "\"markers\": [{\"tool\": X, \"role\": \"assisted\", \"marker\": \"m\"}]",
                "\"markers\": [{\"tool\": \"t\", \"role\": X, \"marker\": \"m\"}]",
                "\"past\": {\"files\": {\"repairs\": X}, \"folders\": {}}",
                "\"past\": {\"files\": {}, \"folders\": {\"busiest-fixes\": X}}",
                "\"compared\": {\"defects\": X}"
            })
    void schema_and_reader_agree(String place) {
        List<String> disagreements = new ArrayList<>();
        for (String value : VALUES) {
            String line = "{\"facts\": 1, \"number\": 1, \"author\": " + PERSON
                    + ", \"head\": {\"sha\": \"a\"}, \"base\": {\"branch\": \"main\"}, " + place.replace("X", value)
                    + "}";
            String reader = byReader(line);
            boolean schema = SCHEMA.validate(line, InputFormat.JSON).isEmpty();
            if (schema != reader.isEmpty() && !reader.contains("who is nobody here")) {
                disagreements.add(place.replace("X", value) + "   schema: " + schema + ", reader: " + reader);
            }
        }
        assertEquals("", String.join("\n", disagreements));
    }

    @Test
    void whatever_is_written_fits_the_schema() {
        RandomDossiers made = new RandomDossiers(45);
        for (int i = 0; i < MADE_UP; i++) {
            String line = FactsJson.write(made.next());
            assertEquals(List.of(), SCHEMA.validate(line, InputFormat.JSON), line);
        }
    }

    private static String byReader(String line) {
        try {
            FactsJson.read(line, Instant.EPOCH);
            return "";
        } catch (FactsProblem problem) {
            return problem.getMessage();
        }
    }
}
