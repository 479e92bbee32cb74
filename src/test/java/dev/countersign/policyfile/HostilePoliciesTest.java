package dev.countersign.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.policy.PolicyProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that try to break their reader. Each is refused at its place, quickly, without an exception. */
class HostilePoliciesTest {

    /** Far more than any of them needs, so that only growth beyond reason fails. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private record Case(String name, String text, int line, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("ten megabytes", "#".repeat(10_000_000), 1, "the file is larger than 256 KiB"),
                new Case("256 KiB in wide characters", "#" + "€".repeat(90_000), 1, "the file is larger than 256 KiB"),
                new Case("nested lists", "a: " + "[".repeat(100_000), 1, "nested more than 20 deep"),
                new Case("nested mappings", "{a: ".repeat(50_000), 1, "nested more than 20 deep"),
                new Case("nested blocks", blocks(200), 21, "nested more than 20 deep"),
                new Case("a wide bomb", bomb(), 2, "with its aliases written out the file is too large or too deep"),
                new Case(
                        "a condition that holds itself",
                        "requirements:\n- {name: a, checks: [b], when: &x {not: *x}}",
                        2,
                        "with its aliases written out the file is too large or too deep"),
                new Case(
                        "many aliases",
                        "version: &x 1\nbranches: [" + "*x, ".repeat(51) + "]",
                        2,
                        "more than 50 aliases"),
                new Case("a NUL byte", "version: 1\nmode: \0", 2, "the character U+0000 is not allowed"),
                new Case(
                        "a terminal escape", "version: 1\n\nmode: \u001b[2J", 3, "the character U+001B is not allowed"),
                new Case("turned text", "mode: \u202Eecrofne", 1, "the character U+202E is not allowed"),
                new Case("half a character", "mode: \uD800", 1, "the character U+D800 is not allowed"),
                new Case("a byte-order mark inside", "mode: \uFEFF", 1, "the character U+FEFF is not allowed"),
                new Case("a Java tag", "a: !!javax.script.ScriptEngineManager [x]", 1, "the tag `tag:yaml.org"),
                new Case("a tag on a mapping", "!!map {a: b}", 1, "the tag `tag:yaml.org"),
                new Case("a bad escape", "mode: \"\\uZZZZ\"", 1, "this is not YAML"),
                new Case("an unknown directive", "%YAML 9.9\n---\nversion: 1", 1, "this is not YAML"),
                new Case("a merge key", "version: 1\n<<: {mode: warn}", 2, "the merge key `<<` is not allowed"),
                new Case("a key that is a list", "? [a, b]\n: c", 1, "a key of a policy is not a word"),
                new Case(
                        "more values than any policy has",
                        "areas: {a: {paths: [" + "a,".repeat(60_000) + "]}}",
                        1,
                        "with its aliases written out"),
                new Case(
                        "thousands of patterns",
                        "areas: {a: {paths: [" + "a,".repeat(40_000) + "]}}",
                        1,
                        "there are more than 2000 patterns"),
                new Case("thousands of names that nothing has", names(), 2, "no area is called `area0x`"),
                new Case("nothing at all", "", 1, "the file is empty"),
                new Case("only a marker", "---\n", 2, "a policy is empty"),
                new Case("a long key", "k".repeat(2_000) + "x: 1", 1, "this is not YAML"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void it_is_refused_at_its_place(Case hostile) {
        PolicyProblem first =
                assertTimeoutPreemptively(LONG, () -> problems(hostile.text())).get(0);
        assertTrue(first.message().startsWith(hostile.message()), first.toString());
        assertEquals(hostile.line(), first.at().line(), first.toString());
        assertTrue(first.toString().length() < 400, first.toString());
    }

    @Test
    void many_problems_are_all_told() {
        String text =
                IntStream.range(0, 10_000).mapToObj(i -> "key" + i + ": 1\n").collect(Collectors.joining());
        assertEquals(
                10_000, assertTimeoutPreemptively(LONG, () -> problems(text)).size());
    }

    @Test
    void a_regular_expression_that_explodes_elsewhere_is_compiled_in_linear_time() {
        String nested = "requirements: [{name: a, checks: [b], when: {title: '" + "(a*)*".repeat(90) + "'}}]";
        assertTimeoutPreemptively(LONG, () -> PolicyReaderTest.valid(nested));
        String deep =
                "requirements: [{name: a, checks: [b], when: {title: '" + "(".repeat(249) + ")".repeat(249) + "'}}]";
        assertTimeoutPreemptively(LONG, () -> PolicyReaderTest.READER.read("p.yml", deep));
    }

    @Test
    void a_policy_with_random_damage_never_throws() {
        byte[] whole = PolicyReaderTest.FULL.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit <= random.nextInt(4); hit++) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) "\n\t :-[]{}\"'&*!|>%@`#,?\0xé".charAt(random.nextInt(25));
            }
            PolicyReading reading = PolicyReaderTest.READER.read("p.yml", damaged);
            if (reading instanceof PolicyReading.Invalid invalid) {
                assertTrue(invalid.problems().stream()
                        .allMatch(problem -> problem.at().line() > 0));
                assertTrue(!invalid.problems().isEmpty());
            }
        }
    }

    private static List<PolicyProblem> problems(String text) {
        return assertInstanceOf(PolicyReading.Invalid.class, PolicyReaderTest.READER.read("p.yml", text))
                .problems();
    }

    private static String blocks(int depth) {
        return IntStream.range(0, depth).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }

    private static String names() {
        return "areas:\n"
                + IntStream.range(0, 4_000)
                        .mapToObj(i -> "  area" + i + ": {paths: a, dependents: [area" + i + "x]}\n")
                        .collect(Collectors.joining());
    }

    /** Sixteen lists, each three times the one before: 43 million values in half a page. */
    private static String bomb() {
        return "a0: &a0 [x]\n"
                + IntStream.rangeClosed(1, 16)
                        .mapToObj(i ->
                                "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                        .collect(Collectors.joining());
    }
}
