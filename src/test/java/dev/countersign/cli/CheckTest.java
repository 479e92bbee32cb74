package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.flow.PolicyText;
import dev.countersign.gitrepo.TestRepository;
import dev.countersign.text.Ink;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckTest {

    private static final String POLICY = ".github/countersign.yml";

    @TempDir
    Path folder;

    private final List<LocalJudge.Question> asked = new ArrayList<>();
    private boolean clears = true;
    private String out;
    private String err;

    @BeforeEach
    void a_repository_with_one_change() {
        try (TestRepository repository = TestRepository.in(folder)) {
            String start = repository
                    .file(POLICY, "version: 1\n")
                    .file(".github/CODEOWNERS", "* @acme/seniors\n")
                    .commit("main", "Start");
            repository.file("a.txt", "a\n").commit("work", "Change", start);
        }
    }

    @Test
    void a_cleared_change_exits_with_0_and_prints_the_verdict() {
        assertEquals(0, check("--head", "work"));
        assertEquals("judged work\n", out);
        assertEquals("", err);
    }

    @Test
    void a_change_that_would_wait_exits_with_2() {
        clears = false;
        assertEquals(2, check("--base", "main", "--head", "work"));
    }

    @Test
    void json_is_printed_when_asked_for() {
        check("--head", "work", "--json");
        assertEquals("{}\n", out);
    }

    @Test
    void the_judge_gets_change_policy_owners_and_past() {
        check("--head", "work");
        LocalJudge.Question question = asked.get(0);
        assertEquals(1, question.change().facts().commits().size());
        assertEquals(
                "version: 1\n",
                assertInstanceOf(PolicyText.Found.class, question.policy()).text());
        assertEquals(
                ".github/CODEOWNERS",
                assertInstanceOf(PolicyText.Found.class, question.codeowners()).file());
        assertEquals(1, question.past().size());
    }

    @Test
    void the_policy_at_the_head_does_not_count() {
        try (TestRepository repository = TestRepository.in(folder.resolve("other"))) {
            String start = repository.file("a.txt", "a\n").commit("main", "Start");
            repository.file(POLICY, "version: 1\n").commit("work", "Loosen", start);
        }
        run("check", "--repo", folder.resolve("other").toString(), "--head", "work");
        assertEquals(new PolicyText.Absent(POLICY), asked.get(0).policy());
    }

    @Test
    void a_policy_file_can_be_named() throws Exception {
        Path file = Files.writeString(folder.resolve("my.yml"), "version: 1 # mine\n");
        check("--head", "work", "--policy", file.toString());
        assertEquals(
                new PolicyText.Found(
                        file.toString(), "2bbfcff213c8a94a6ae1ca7a8cd41453a057e237", "version: 1 # mine\n"),
                asked.get(0).policy());
    }

    @Test
    void a_policy_file_that_cannot_be_read_is_named() {
        assertEquals(
                1,
                check("--head", "work", "--policy", folder.resolve("none.yml").toString()));
        assertEquals(
                "countersign: the policy " + folder.resolve("none.yml")
                        + " cannot be read: there is no such file. Name another with --policy.\n",
                err);
        assertEquals(1, check("--head", "work", "--policy", folder.toString()));
        assertTrue(err.contains("it is not a file"), err);
    }

    @Test
    void the_checked_out_branch_is_the_head_and_main_has_nothing_for_itself() {
        assertEquals(0, check());
        assertTrue(out.startsWith("Nothing to judge: main has all of main ("), out);
        assertEquals(0, check("--json"));
        assertTrue(out.startsWith("{\"outcome\":\"nothing-to-judge\",\"base\":\""), out);
        assertEquals(List.of(), asked);
    }

    @Test
    void an_unknown_branch_exits_with_1_and_one_line() {
        assertEquals(1, check("--base", "mian", "--head", "work"));
        assertEquals(
                "countersign: there is no branch or commit `mian` in " + folder + ". Branches here: main, work.\n",
                err);
        assertEquals("", out);
    }

    @Test
    void a_folder_without_a_repository_exits_with_1() {
        assertEquals(1, run("check", "--repo", folder.getRoot().toString()));
        assertTrue(err.contains("is not inside a git repository"), err);
        assertEquals(1, run("check", "--repo", folder.resolve("nowhere").toString()));
        assertTrue(err.contains("there is no folder"), err);
    }

    @Test
    void escape_sequences_in_names_do_not_reach_the_terminal() {
        assertEquals(1, check("--base", "\u001b[2Jevil"));
        assertTrue(err.contains("`\ufffd[2Jevil`"), err);
    }

    @Test
    void an_unknown_option_or_command_exits_with_1_and_points_to_the_help() {
        assertEquals(1, check("--heda", "work"));
        assertTrue(err.startsWith("countersign: Unknown option"), err);
        assertEquals(1, run("chekc"));
        assertTrue(err.contains("check"), err);
        assertEquals(1, run());
        assertTrue(err.contains("a command is missing"), err);
    }

    @Test
    void help_and_version_exit_with_0() {
        assertEquals(0, run("--help"));
        assertTrue(out.contains("check"), out);
        assertEquals(0, check("--help"));
        assertTrue(out.contains("--base"), out);
        assertEquals(0, run("--version"));
        assertTrue(out.startsWith("countersign "), out);
    }

    @Test
    void a_fault_of_our_own_shows_no_stack_trace() {
        Check broken = new Check(question -> {
            throw new IllegalStateException("broken");
        });
        assertEquals(1, execute(broken, "check", "--repo", folder.toString(), "--head", "work"));
        assertEquals("countersign: this should not have happened: java.lang.IllegalStateException: broken\n", err);
    }

    private int check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check", "--repo", folder.toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return execute(new Check(this::judge), arguments);
    }

    private int execute(Check check, String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine line = Commands.commandLine(List.of(check))
                .setOut(new PrintWriter(outText))
                .setErr(new PrintWriter(errText));
        int exit = line.execute(arguments);
        out = outText.toString();
        err = errText.toString();
        return exit;
    }

    private LocalJudge.Judged judge(LocalJudge.Question question) {
        asked.add(question);
        String head = question.change().facts().pullRequest().head().name();
        return new LocalJudge.Judged() {
            @Override
            public boolean cleared() {
                return clears;
            }

            @Override
            public String text(Ink ink) {
                return ink.bold("judged " + head) + "\n";
            }

            @Override
            public String json() {
                return "{}\n";
            }
        };
    }
}
