package dev.countersign.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int audit(String... args) {
        Audit audit = new Audit(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CommandLine(audit).execute(args);
    }

    private static void commit(Git git, String day, String message) throws Exception {
        PersonIdent ada = new PersonIdent("Ada", "ada@example.org", Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        git.commit()
                .setAuthor(ada)
                .setCommitter(ada)
                .setMessage(message)
                .setSign(false)
                .setAllowEmpty(true)
                .call();
    }

    private Path history() throws Exception {
        Path repo = folder.resolve("repo");
        try (Git git = Git.init().setDirectory(repo.toFile()).call()) {
            commit(git, "2026-01-05", "One");
            commit(git, "2026-01-06", "Two\n\nMade-with: Cursor");
            commit(git, "2026-03-01", "Three\n\nCo-authored-by: Claude <noreply@anthropic.com>");
        }
        return repo;
    }

    @Test
    void months_are_counted_and_written_in_every_form() throws Exception {
        Path html = folder.resolve("a.html");
        Path csv = folder.resolve("a.csv");
        assertEquals(0, audit("--repo", history().toString(), "--html", html.toString(), "--csv", csv.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("2026-01         2         1   50.0%"), out::toString);
        assertEquals(
                "month,commits,assisted,tool,tool_commits\n2026-01,2,1,\"Cursor\",1\n2026-03,1,1,\"Claude Code\",1\n",
                Files.readString(csv));
        String page = Files.readString(html);
        assertTrue(page.contains("<svg") && page.contains("prefers-color-scheme:dark"));
        assertFalse(page.contains("<script"));
    }

    @Test
    void older_commits_can_be_left_out() throws Exception {
        assertEquals(0, audit("--repo", history().toString(), "--since", "2026-02-01"));
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("2026-01"));
    }

    @Test
    void a_policys_own_tools_are_counted_where_it_is_named() throws Exception {
        Path repo = history();
        try (Git git = Git.open(repo.toFile())) {
            commit(git, "2026-04-01", "Four\n\nMy-Bot-Run: 12");
        }
        Path policy = Files.writeString(
                folder.resolve("countersign.yml"),
                "version: 1\ntools: {my-bot: {name: My Bot, vendor: Acme, status: approved, markers: [{trailer: {keys: [my-bot-run], value: '^\\d+$'}, role: assisted, matches: [\"My-Bot-Run: 12\"]}]}}\n");
        assertEquals(0, audit("--repo", repo.toString(), "--policy", policy.toString()), err::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("My Bot"), out::toString);
    }

    @Test
    void a_folder_without_a_repository_is_a_plain_error() {
        assertEquals(1, audit("--repo", folder.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("is not inside a git repository"), err::toString);
    }
}
