package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> answers = new ArrayList<>();
    private final List<JsonNode> problems = new ArrayList<>();

    @Test
    void each_line_is_answered_in_order_with_both_heads_score_level_and_reasons() throws IOException {
        assertEquals(0, run(line("shop", "a", 1, false, 10), line("shop", "b", 2, true, 400)));
        assertEquals(
                List.of("a", "b"),
                answers.stream().map(answer -> answer.get("sha").asText()).toList());
        JsonNode second = answers.get(1);
        assertEquals("shop", second.get("project").asText());
        for (String head : List.of("defect", "rollback")) {
            double probability = second.get(head).asDouble();
            assertTrue(probability > 0 && probability < 1, head);
        }
        assertTrue(second.get("score").isInt());
        assertEquals("low", second.get("level").asText());
        JsonNode reason = second.get("reasons").get(0);
        assertEquals("defect/lines-added", reason.get("term").asText());
        assertEquals("adds 400 lines", reason.get("sentence").asText());
        assertTrue(reason.get("points").asDouble() > 0);
    }

    @Test
    void projects_may_alternate_and_each_keeps_its_own_history() throws IOException {
        run(
                line("shop", "a", 1, true, 10),
                line("bank", "b", 2, false, 10),
                line("shop", "c", 3, false, 10),
                line("bank", "d", 4, false, 10));
        assertTrue(says(answers.get(1), "history-unknown"));
        assertTrue(says(answers.get(2), "defect/repairs"));
        assertTrue(!says(answers.get(3), "defect/repairs"));
    }

    @Test
    void answers_in_the_input_change_nothing() throws IOException {
        String plain = line("shop", "a", 1, true, 10);
        String told = plain.replace("{\"project\"", "{\"label\":1,\"reverted_later\":true,\"project\"");
        run(plain, plain);
        List<JsonNode> expected = List.copyOf(answers);
        run(told, told);
        assertEquals(expected, answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "{} {}",
                "{\"project\":\"shop\"}",
                "{\"project\":\"shop\",\"sha\":\"a\",\"date\":\"x\",\"files\":[]}",
                "{\"project\":\"shop\",\"sha\":\"a\",\"date\":1,\"files\":[{\"path\":\"A\"}]}",
                "{\"project\":\"shop\",\"sha\":\"a\",\"date\":1,\"files\":"
                        + "[{\"path\":\"A\",\"status\":\"modified\",\"additions\":-1,\"deletions\":0}]}",
            })
    void a_line_that_cannot_be_read_is_told_with_its_number_and_the_rest_goes_on(String bad) throws IOException {
        assertEquals(1, run(line("shop", "a", 1, false, 10), bad, line("shop", "b", 2, false, 10)));
        assertEquals(2, answers.size());
        assertEquals(1, problems.size());
        assertEquals(2, problems.get(0).get("line").asInt());
        assertTrue(problems.get(0).get("error").asText().length() > 5);
    }

    private int run(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        int code = new RiskLines(new ByteArrayInputStream(in), new PrintStream(out), new PrintStream(err)).call();
        read(out, answers);
        read(err, problems);
        return code;
    }

    private static void read(ByteArrayOutputStream written, List<JsonNode> into) throws IOException {
        into.clear();
        for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            into.add(JSON.readTree(line));
        }
    }

    private static boolean says(JsonNode answer, String term) {
        return answer.get("reasons").findValuesAsText("term").stream().anyMatch(found -> found.endsWith(term));
    }

    private static String line(String project, String sha, int day, boolean fix, int additions) {
        return "{\"project\":\"" + project + "\",\"sha\":\"" + sha + "\",\"date\":" + day * 86_400L
                + ",\"author\":\"alice\",\"is_fix\":" + (fix ? 1 : 0)
                + ",\"files\":[{\"path\":\"src/Cart.java\",\"status\":\"modified\",\"additions\":" + additions
                + ",\"deletions\":1}],\"unread\":null}";
    }
}
