package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/policy.md} together are one valid policy, so that the page cannot fall behind the language. */
class PolicyPageTest {

    @Test
    void every_example_is_valid() throws IOException {
        List<String> examples = examples();
        assertTrue(examples.size() > 10, "examples found: " + examples.size());
        String names = """
                areas: {payments: {paths: [a]}, billing: {paths: [b]}}
                requirements: [{name: senior-review, checks: [x]}, {name: area-owner, checks: [x]}]
                """;
        PolicyReading.Valid floor =
                assertInstanceOf(PolicyReading.Valid.class, PolicyReaderTest.READER.read("names", names));
        for (String example : examples) {
            String text = example.startsWith("when:")
                    ? "requirements:\n  - name: x\n    checks: [b]\n" + example.indent(4)
                    : example;
            PolicyReading reading = PolicyReaderTest.READER.read("docs/policy.md", text, floor.policy());
            assertInstanceOf(PolicyReading.Valid.class, reading, example + reading);
        }
    }

    @Test
    void every_row_for_those_who_come_from_policy_bot_is_valid() throws IOException {
        String page = Files.readString(Path.of("docs/policy.md"));
        String section = page.substring(
                page.indexOf("## Coming from policy-bot\n"), page.indexOf("### What differs on purpose\n"));
        List<String> snippets = Pattern.compile("`((when|sign-offs|checks|people|reviewers): [^`]*)`")
                .matcher(section)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(snippets.size() > 25, snippets::toString);
        for (String snippet : snippets) {
            String text = snippet.startsWith("people") || snippet.startsWith("reviewers")
                    ? snippet
                    : "requirements:\n  - name: x\n    " + snippet
                            + (snippet.startsWith("when") ? "\n    checks: [b]" : "");
            PolicyReading reading = PolicyReaderTest.READER.read("docs/policy.md", text);
            assertInstanceOf(PolicyReading.Valid.class, reading, snippet + reading);
        }
        PolicyBotPredicates.KEYS.forEach(key -> assertTrue(section.contains("`" + key), key));
        PolicyBotRules.OPTIONS.forEach(key -> assertTrue(section.contains("`" + key), key));
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        String[] parts = Files.readString(Path.of("docs/policy.md")).split("```");
        for (String part : parts) {
            if (part.startsWith("yaml\n")) {
                examples.add(part.substring("yaml\n".length()));
            }
        }
        return examples;
    }
}
