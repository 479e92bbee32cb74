package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.catalogue.Catalogues;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_good_policy_has_no_problems() throws IOException {
        assertEquals(0, lint(file("good.yml", "version: 1\nmode: enforce\n")));
        assertEquals("No problems.\n", shown());
        assertEquals("", err.toString());
    }

    @Test
    void every_problem_of_every_file_is_told_with_its_place() throws IOException {
        Path one = file("one.yml", "version: 1\nmod: enforce\n");
        Path two = file("two.yml", "tools: {kir: {status: approved}}\nmode: loud\n");
        assertEquals(1, lint(one, two));
        assertEquals("""
                one.yml:2:1   unknown key `mod`; did you mean `mode`?
                two.yml:1:9   no tool is called `kir`; did you mean `kiro`?
                two.yml:2:7   `mode` cannot be `loud`; it is one of observe, warn, enforce
                3 problems.
                """, shown());
    }

    @Test
    void a_file_that_cannot_be_read_is_one_clear_line() throws IOException {
        assertEquals(1, lint(folder.resolve("none.yml"), folder));
        assertEquals("", shown());
        assertEquals(
                folder.resolve("none.yml") + ": there is no such file\n" + folder
                        + ": cannot be read: it is a folder\n",
                err.toString().replace("\r\n", "\n"));
    }

    @Test
    void a_repositorys_policy_is_held_against_its_organisations() throws IOException {
        Path floor = file("org.yml", "mode: enforce\nareas: {payments: {paths: [p/]}}\n");
        Path own = file("own.yml", "mode: warn\nrequirements: [{name: r, when: {areas: payments}, checks: [b]}]\n");
        assertEquals(1, run("--org-policy", floor.toString(), own.toString()));
        assertEquals("""
                own.yml:1:1   `mode: warn` would loosen the organisation's policy, and is ignored; it says enforce
                1 problem.
                """, shown());
    }

    @Test
    void a_policy_of_policy_bot_becomes_one_of_ours() throws IOException {
        Path file = file(
                ".policy.yml",
                "policy: {approval: [r]}\napproval_rules: [{name: r, requires: {count: 1, users: [bob]}}]\n");
        assertEquals(0, run("--from-policy-bot", file.toString()));
        assertEquals("", err.toString());
        Path translated = file("countersign.yml", out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, lint(translated));
        assertEquals("No problems.\n", shown());
    }

    @Test
    void what_is_left_out_of_a_translation_goes_to_standard_error_and_ends_with_one() throws IOException {
        Path file = file(
                ".policy.yml", "policy: {approval: [r]}\napproval_rules: [{name: r, options: {allow_author: true}}]\n");
        assertEquals(1, run("--from-policy-bot", file.toString()));
        assertEquals(
                file + ":2:38   `allow_author`: nobody signs their own work here; leave parts out of"
                        + " `people.independent-of` if the whole file may be so\n",
                err.toString().replace("\r\n", "\n"));
        assertEquals("version: 1\nmode: enforce\nbranches: [\"**\"]\n", shown());
    }

    @Test
    void without_a_file_it_says_what_to_name() {
        assertEquals(2, run());
        assertEquals(true, err.toString().startsWith("name policy files, or one --from-policy-bot"), err.toString());
    }

    @Test
    void bytes_that_are_not_utf_8_are_told_at_their_place() throws IOException {
        Path file = folder.resolve("latin.yml");
        Files.write(file, new byte[] {'#', '\n', '#', ' ', (byte) 0xE4, '\n'});
        assertEquals(1, lint(file));
        assertEquals("latin.yml:2:3   this is not UTF-8; save the file as UTF-8\n1 problem.\n", shown());
    }

    @Test
    void tests_that_pass_are_counted_and_one_that_fails_is_told_and_ends_with_two() throws IOException {
        String rules =
                "requirements: [{name: r, when: {paths: [src/]}, sign-offs: {count: 1, from: anyone}}]\ntests:\n";
        String right = "  - {name: Code, change: {paths: [src/a]}, expect: {verdict: blocked, waiting-for: r}}\n";
        String wrong = "  - {name: Docs, change: {paths: [docs/a]}, expect: {verdict: blocked}}\n";
        assertEquals(0, lint(file("good.yml", rules + right)));
        assertEquals("No problems, 1 test passed.\n", shown());
        out.getBuffer().setLength(0);
        assertEquals(2, lint(file("bad.yml", rules + right + wrong)));
        assertEquals("""
                bad.yml:4:5   test `Docs` failed: expected blocked, and it is cleared; risk is low
                No problems, 1 of 2 tests failed.
                """, shown());
    }

    @Test
    void tests_of_a_policy_with_problems_are_not_run() throws IOException {
        String text = "mode: loud\ntests: [{name: Docs, change: {paths: [a]}, expect: {verdict: blocked}}]\n";
        assertEquals(1, lint(file("own.yml", text)));
        assertEquals("""
                own.yml:1:7   `mode` cannot be `loud`; it is one of observe, warn, enforce
                1 problem, 1 test not run.
                """, shown());
    }

    @Test
    void tests_of_a_repositorys_policy_are_run_on_top_of_its_organisations() throws IOException {
        Path floor = file(
                "org.yml", "requirements: [{name: r, when: {paths: [src/]}, sign-offs: {count: 1, from: anyone}}]\n");
        Path own = file(
                "own.yml",
                "tests: [{name: Code, change: {paths: [src/a]}, expect: {verdict: blocked, waiting-for: r}}]\n");
        assertEquals(0, run("--org-policy", floor.toString(), own.toString()));
        assertEquals("No problems, 1 test passed.\n", shown());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String shown() {
        return out.toString().replace("\r\n", "\n").replace(folder + "/", "");
    }

    private int lint(Path... files) {
        String[] arguments = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            arguments[i] = files[i].toString();
        }
        return run(arguments);
    }

    private int run(String... arguments) {
        return new CommandLine(new Lint(Catalogues::builtIn))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
