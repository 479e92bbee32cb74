package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DetectTest {

    @TempDir
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    private static Outcome detect(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Detect detect = new Detect(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new CommandLine(detect).execute(args);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_row_gets_a_row_with_everything_that_was_found() {
        Outcome outcome = detect("""
                {"id":"a","author":{"login":"ada","type":"User"},"headRef":"x","title":"t","body":"","labels":[],"commits":[{"sha":"7aa01bc","author":{"name":"Ada","email":"a@b.c"},"committer":{"name":"Ada","email":"a@b.c"},"message":"Fix\\n\\nAssisted-by: Crush:gpt-5.3-codex"}]}
                """, "--json");
        assertEquals("""
                {"id":"a","assistance":"assisted","tools":["crush"],"models":["gpt-5.3-codex"],"automation":[],"reviewers":[],"evidence":[{"tool":"crush","role":"assisted","marker":"crush/credit","where":"commit 7aa01bc, line 3","quote":"Assisted-by: Crush:gpt-5.3-codex"}]}
                """, outcome.out());
        assertEquals(0, outcome.exit());
    }

    @Test
    void every_field_may_be_null_or_absent() {
        Outcome outcome = detect("""
                {"id":null,"author":null,"headRef":null,"title":null,"body":null,"labels":null,"commits":null}
                {"id":1,"author":{"login":null,"type":null},"commits":[{"sha":null,"author":null,"committer":{"name":null,"email":null},"message":null}]}
                {}
                """, "--json");
        assertEquals(
                3,
                outcome.out()
                        .lines()
                        .filter(line -> line.contains("\"unknown\""))
                        .count());
        assertEquals(0, outcome.exit());
    }

    @Test
    void a_bad_line_is_reported_and_the_rest_goes_on_in_order() {
        Outcome outcome = detect("{\"id\":1}\nnonsense\n[]\n{\"id\":2,\"labels\":7}\n{\"id\":3}\n", "--json");
        assertEquals(1, outcome.exit());
        assertEquals(2, outcome.out().lines().count());
        assertTrue(outcome.out().lines().toList().get(1).startsWith("{\"id\":3"));
        assertEquals(3, outcome.err().lines().count());
        assertTrue(outcome.err().lines().toList().get(0).endsWith("\"line\":2}"), outcome.err());
        assertTrue(outcome.err().contains("{\"error\":\"`labels` is not a list\",\"line\":4}"), outcome.err());
    }

    @Test
    void a_policys_own_tools_are_found_where_it_is_named() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("countersign.yml"),
                "version: 1\ntools: {my-bot: {name: My Bot, vendor: Acme, status: approved, markers: [{trailer: {keys: [my-bot-run], value: '^\\d+$'}, role: assisted, matches: [\"My-Bot-Run: 12\"]}]}}\n");
        String row = "{\"id\":1,\"commits\":[{\"sha\":\"a\",\"message\":\"Fix\\n\\nMy-Bot-Run: 12\"}]}\n";
        assertTrue(detect(row, "--json").out().contains("\"tools\":[]"));
        Outcome outcome = detect(row, "--json", "--policy", policy.toString());
        assertTrue(outcome.out().contains("\"tools\":[\"my-bot\"]"), outcome::toString);
        assertEquals(0, outcome.exit());
    }

    @Test
    void without_json_there_is_a_readable_line_without_control_characters() {
        Outcome outcome = detect("{\"id\":\"a\\u001b[31m\",\"headRef\":\"codex/fix\"}\n");
        assertEquals("a\uFFFD[31m  authored: Codex  (head branch: codex/fix)\n", outcome.out());
        assertFalse(outcome.out().contains("\u001b"));
    }
}
