package dev.countersign.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.verdict.Outcome;
import dev.countersign.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Given a situation that a peer decides in its own tests, when it is judged here, then the outcome is theirs, or another one for
 * a reason that {@code docs/policy.md} lists under "What differs on purpose".
 */
class PeerCasesTest {

    private static final Path PAGE = Path.of("docs/policy.md");
    private static final Pattern REASON = Pattern.compile("(?m)^(\\d+)\\. \\*");

    static List<PeerCase> cases() {
        return PeerFiles.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void it_is_decided_as_the_peer_does_or_differs_for_a_listed_reason(PeerCase given) throws IOException {
        Verdict verdict = given.situation().judge();
        assertEquals(
                given.ours(),
                outcome(given, verdict),
                () -> given + "\n" + given.policy() + "\n" + verdict.requirements());
        assertEquals(given.told(), !given.leftOut().isEmpty(), () -> "left out: " + given.leftOut());
        if (given.reason() == 0) {
            assertEquals(PeerCase.inOurWords(given.theirs()), given.ours());
        } else {
            assertNotEquals(PeerCase.inOurWords(given.theirs()), given.ours());
            assertTrue(reasons().contains(given.reason()), () -> "no such reason: " + given.reason());
        }
    }

    /** Of a predicate: whether it makes a requirement apply. Of anything else: the outcome. */
    private static String outcome(PeerCase given, Verdict verdict) {
        if (given.fields().containsKey("if")) {
            boolean applies = verdict.requirements().stream()
                    .anyMatch(state -> !state.name().equals("one"));
            return applies ? "holds" : "does not hold";
        }
        Outcome outcome = verdict.outcome();
        return outcome instanceof Outcome.Blocked blocked
                ? blocked.equals(new Outcome.Blocked(true)) ? "stopped" : "waits"
                : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static List<Integer> reasons() throws IOException {
        String page = Files.readString(PAGE);
        Matcher numbers = REASON.matcher(page.substring(page.indexOf("### What differs on purpose")));
        return numbers.results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    @Test
    void the_page_tells_how_many_cases_were_read_and_how_many_agree() throws IOException {
        StringBuilder table = new StringBuilder();
        for (String suite : PeerFiles.SUITES) {
            List<PeerCase> said =
                    cases().stream().filter(one -> one.suite().equals(suite)).toList();
            long differ = said.stream().filter(one -> one.reason() > 0).count();
            int unsaid = PeerFiles.groups(suite).stream()
                    .flatMap(group -> ((List<?>) group.getOrDefault("unsayable", List.of())).stream())
                    .mapToInt(one -> (int) PeerFiles.fields(one).get("cases"))
                    .sum();
            table.append(String.format(
                    "| `%s` | %d | %d | %d | %d | %d |%n",
                    suite, said.size() + unsaid, said.size(), said.size() - differ, differ, unsaid));
        }
        assertTrue(Files.readString(PAGE).contains(table), () -> "the page must have this table:\n" + table);
    }

    @Test
    void every_reason_why_something_is_left_out_is_given() {
        for (String suite : PeerFiles.SUITES) {
            for (Map<String, Object> group : PeerFiles.groups(suite)) {
                assertTrue(group.containsKey("file"), suite);
                for (Object one : (List<?>) group.getOrDefault("unsayable", List.of())) {
                    assertTrue(PeerFiles.fields(one).get("why").toString().length() > 10, suite);
                }
            }
        }
    }
}
