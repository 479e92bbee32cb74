package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPastTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String facts;
    private String policy;

    @BeforeEach
    void write() throws IOException {
        policy = Files.writeString(
                        folder.resolve("p.yml"),
                        "requirements: [{name: r, when: {paths: [src/]}, sign-offs: {count: 1, from: '@acme/seniors'}}]\n")
                .toString();
        facts = Files.writeString(
                        folder.resolve("facts.jsonl"),
                        line(1, "src/a.js", "cleared", "")
                                + line(2, "docs/a.md", "blocked", "")
                                + line(3, "docs/a.md", "cleared", "")
                                + line(4, "src/a.js", "blocked", "")
                                + line(5, "src/a.js", "cleared", approved())
                                + line(6, "docs/a.md", "cleared", "")
                                + line(6, "src/b.js", "cleared", ""))
                .toString();
    }

    @Test
    void what_would_wait_and_what_would_be_clear_is_listed() {
        assertEquals(0, replay("--policy", policy, "--facts", facts), err::toString);
        assertEquals("""
                Of the last 6 evaluated pull requests, 2 that were clear would wait and 1 that waited would be clear.

                 Would wait
                   ✗ acme/shop#1 abc   Waiting for 1 of 1 · risk low · r
                   ✗ acme/shop#6 abc   Waiting for 1 of 1 · risk low · r

                 Would be clear
                   ✓ acme/shop#2 abc   Nothing to sign · risk low

                 Cannot be told, because something that this policy looks at was not asked then
                   ? acme/shop#5 abc   Cannot tell yet: the members of acme/seniors were not asked for · risk low · r
                """, out.toString());
    }

    @Test
    void the_lists_come_as_json_too_and_for_one_repository_only() {
        assertEquals(0, replay("--policy", policy, "--facts", facts, "--json", "--repo", "acme/other"), err::toString);
        assertEquals("{\"all\":0,\"would-wait\":[],\"would-clear\":[],\"open\":[]}\n", out.toString());
    }

    @Test
    void only_evaluations_since_a_day_are_judged() {
        assertEquals(0, replay("--policy", policy, "--facts", facts, "--json", "--since", "2026-11-03"), err::toString);
        assertTrue(out.toString().startsWith("{\"all\":0,"), out::toString);
    }

    @Test
    void what_was_decided_must_be_said() throws IOException {
        Files.writeString(folder.resolve("facts.jsonl"), line(1, "a", "", ""));
        assertEquals(1, replay("--policy", policy, "--facts", facts));
        assertTrue(err.toString().contains("does not say what was decided then"), err::toString);
    }

    @Test
    void a_folder_without_a_database_is_told_with_what_to_do() {
        assertEquals(
                1, replay("--policy", policy, "--facts", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("countersign replay --export"), err::toString);
    }

    private static String approved() {
        return ", \"reviews\": [{\"id\": 1, \"author\": {\"id\": 2, \"login\": \"bob\"}, \"state\": \"approved\","
                + " \"commit\": \"abc\", \"at\": \"2026-11-02T12:00:00Z\"}], \"permissions\": {\"bob\": \"write\"}";
    }

    private static String line(int number, String path, String outcome, String more) {
        return "{\"facts\": 1, \"repository\": \"acme/shop\", \"number\": " + number
                + ", \"author\": {\"id\": 1, \"login\": \"alice\"}, \"head\": {\"sha\": \"abc\"},"
                + " \"base\": {\"branch\": \"main\"}, \"files\": [{\"path\": \"" + path + "\"}], \"outcome\": \""
                + outcome + "\", \"now\": \"2026-11-02T12:00:00Z\"" + more + "}\n";
    }

    private int replay(String... arguments) {
        return Commands.commandLine(List.of(new ReplayPast()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        Stream.concat(Stream.of("replay"), Stream.of(arguments)).toArray(String[]::new));
    }
}
