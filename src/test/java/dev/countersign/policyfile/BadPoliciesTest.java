package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each policy of {@code bad-policies.txt} has exactly the problems that stand under it. */
class BadPoliciesTest {

    private record Case(String name, String policy, String problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final PolicyReader READER = new PolicyReader(Set.of("kiro", "claude-code", "codex"));

    static Stream<Case> cases() throws IOException {
        try (InputStream file = BadPoliciesTest.class.getResourceAsStream("/policyfile/bad-policies.txt")) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(BadPoliciesTest::one);
        }
    }

    private static Case one(String text) {
        int title = text.indexOf('\n');
        String marker = "--- problems\n";
        int problems = text.indexOf(marker);
        return new Case(
                text.substring(0, title),
                text.substring(title + 1, problems),
                text.substring(problems + marker.length()).strip());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_bad_policy_has_exactly_these_problems(Case bad) {
        PolicyReading reading = READER.read("p.yml", bad.policy());
        PolicyReading.Invalid invalid = assertInstanceOf(PolicyReading.Invalid.class, reading);
        String found = invalid.problems().stream()
                .map(problem -> problem.toString().substring("p.yml:".length()))
                .collect(Collectors.joining("\n"));
        assertEquals(bad.problems(), found);
    }
}
