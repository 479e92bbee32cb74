package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
