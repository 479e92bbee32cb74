package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("docs/facts.md");
    private static final String SMALL =
            "{\"facts\": 1, \"id\": \"ID\", \"number\": 1, \"author\": {\"id\": 1, \"login\":"
                    + " \"alice\"}, \"head\": {\"sha\": \"a\"}, \"base\": {\"branch\": \"main\"}, \"default\": \"main\","
                    + " \"files\": [{\"path\": \"src/a.js\"}]}\n";
    private static final String RULES =
            "requirements: [{name: r, when: {paths: [src/]}, sign-offs: {count: 1, from: anyone}}]\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_pages_example_is_judged_as_the_page_shows() throws IOException {
        List<String> blocks = blocks(Files.readString(PAGE));
        String facts = JSON.readTree(blocks.get(1)).toString();
        assertEquals(0, judge(facts, "--policy", policy(blocks.get(0))), err::toString);
        JsonNode expected = JSON.readTree(blocks.get(2));
        JsonNode shown = JSON.readTree(
                out.toString().replace(folder.resolve("countersign.yml").toString(), "countersign.yml"));
        expected.properties().forEach(one -> assertEquals(one.getValue(), shown.get(one.getKey()), one.getKey()));
    }

    @Test
    void a_line_that_cannot_be_read_is_reported_and_the_rest_goes_on() throws IOException {
        String lines = SMALL.replace("ID", "one") + "{\"facts\": 1}\n\nnonsense\n"
                + SMALL.replace("ID", "two").strip();
        assertEquals(1, judge(lines, "--policy", policy(RULES), "--json"));
        assertEquals(
                List.of("one", "two"),
                out.toString().lines().map(JudgeLinesTest::id).toList());
        List<String> errors = err.toString().lines().toList();
        assertEquals("{\"error\":\"`$.number` is missing\",\"line\":2}", errors.get(0));
        assertTrue(errors.get(1).endsWith("\"line\":4}"), errors::toString);
        assertEquals(2, errors.size());
    }

    @Test
    void the_organisations_policy_is_the_floor() throws IOException {
        Path floor = Files.writeString(folder.resolve("org.yml"), RULES);
        String loose = policy("mode: enforce\n");
        assertEquals(0, judge(SMALL, "--policy", loose, "--org-policy", floor.toString()), err::toString);
        assertEquals(
                "blocked",
                JSON.readTree(out.toString()).path("outcome").path("is").asText());
    }

    @Test
    void a_change_that_the_policy_does_not_govern_is_told_apart() throws IOException {
        String lines = SMALL + SMALL.replace("{\"branch\": \"main\"}", "{\"branch\": \"elsewhere\"}");
        assertEquals(0, judge(lines, "--policy", policy(RULES)), err::toString);
        assertEquals(
                List.of("true", "false"),
                out.toString().lines().map(line -> field(line, "governed")).toList());
    }

    @Test
    void an_invalid_policy_is_told_with_its_place() throws IOException {
        assertEquals(1, judge(SMALL, "--policy", policy("mode: loud\n")));
        assertTrue(err.toString().contains("countersign.yml:1:7"), err::toString);
        assertEquals(1, judge(SMALL));
        assertTrue(err.toString().contains("Name it with --policy FILE"), err::toString);
    }

    @Test
    void a_thousand_small_facts_are_judged_and_none_is_lost() throws IOException {
        assertEquals(0, judge(SMALL.repeat(1_000), "--policy", policy(RULES)), err::toString);
        assertEquals(1_000, out.toString().lines().count());
    }

    /** The fenced blocks of a page, in order. */
    private static List<String> blocks(String page) {
        return Pattern.compile("```(?:yaml|json)\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String id(String line) {
        return field(line, "id");
    }

    private static String field(String line, String key) {
        try {
            return JSON.readTree(line).path(key).asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String policy(String yaml) throws IOException {
        return Files.writeString(folder.resolve("countersign.yml"), yaml).toString();
    }

    private int judge(String lines, String... arguments) {
        return Commands.commandLine(
                        List.of(new JudgeLines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("judge"), Stream.of(arguments)).toArray(String[]::new));
    }
}
