package dev.countersign.gitrepo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeReaderTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private String start;

    @BeforeEach
    void one_commit_on_main() {
        repository = TestRepository.in(folder);
        start = repository
                .file("README.md", "one\ntwo\nthree\n")
                .file("src/A.java", "class A {\n    int a;\n    int b;\n    int c;\n}\n")
                .commit("main", "Start");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void a_changed_file_comes_with_counts_and_a_patch_without_headers() {
        repository.file("README.md", "one\n2\nthree\nfour\n").commit("work", "Change", start);
        ChangedFile file = only(facts());
        assertEquals("README.md", file.path());
        assertEquals("README.md", file.previousPath());
        assertEquals(Status.MODIFIED, file.status());
        assertEquals(2, file.additions());
        assertEquals(1, file.deletions());
        assertEquals(new Content.Patch("@@ -1,3 +1,4 @@\n one\n-two\n+2\n three\n+four"), file.content());
    }

    @Test
    void a_new_file_is_all_additions() {
        repository.file("new.txt", "a\nb").commit("work", "Add", start);
        ChangedFile file = only(facts());
        assertEquals(Status.ADDED, file.status());
        assertEquals(2, file.additions());
        assertEquals(new Content.Patch("@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file"), file.content());
    }

    @Test
    void a_removed_file_keeps_the_path_it_had() {
        repository.without("README.md").commit("work", "Remove", start);
        ChangedFile file = only(facts());
        assertEquals(
                List.of("README.md", Status.REMOVED, 0, 3),
                List.of(file.path(), file.status(), file.additions(), file.deletions()));
    }

    @Test
    void a_moved_and_edited_file_is_a_rename() {
        repository
                .without("src/A.java")
                .file("lib/A.java", "class A {\n    int a;\n    int b;\n    int d;\n}\n")
                .commit("work", "Move", start);
        ChangedFile file = only(facts());
        assertEquals(Status.RENAMED, file.status());
        assertEquals("src/A.java", file.previousPath());
        assertEquals("lib/A.java", file.path());
        assertEquals(1, file.additions());
        assertEquals(1, file.deletions());
    }

    @Test
    void a_binary_file_is_known_by_its_object_id_only() {
        repository
                .file("logo.png", new byte[] {1, 0, 2, 0}, FileMode.REGULAR_FILE)
                .commit("work", "Add a logo", start);
        ChangedFile file = only(facts());
        assertEquals(0, file.lines());
        Content.Blob blob = assertInstanceOf(Content.Blob.class, file.content());
        assertEquals(40, blob.sha().length());
    }

    @Test
    void a_removed_binary_file_is_known_by_the_object_id_it_had() {
        String with = repository
                .file("logo.png", new byte[] {1, 0, 2, 0}, FileMode.REGULAR_FILE)
                .commit("main", "Add a logo", start);
        repository.without("logo.png").commit("work", "Remove it", with);
        Content.Blob blob = assertInstanceOf(Content.Blob.class, only(facts()).content());
        assertNotEquals("0".repeat(40), blob.sha());
    }

    @Test
    void a_file_that_becomes_executable_is_changed_without_lines() {
        repository
                .file("README.md", "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8), FileMode.EXECUTABLE_FILE)
                .commit("work", "Make it run", start);
        ChangedFile file = only(facts());
        assertEquals(Status.CHANGED, file.status());
        assertEquals(0, file.lines());
    }

    @Test
    void a_file_that_becomes_a_link_is_one_changed_file() {
        repository
                .file("README.md", "src/A.java".getBytes(StandardCharsets.UTF_8), FileMode.SYMLINK)
                .commit("work", "Link it", start);
        ChangedFile file = only(facts());
        assertEquals(Status.CHANGED, file.status());
        assertEquals(1, file.additions());
        assertEquals(3, file.deletions());
    }

    @Test
    void a_submodule_reads_as_the_line_that_git_shows() {
        String id = "1234567890123456789012345678901234567890";
        repository
                .file("vendor", id.getBytes(StandardCharsets.US_ASCII), FileMode.GITLINK)
                .commit("work", "Add a submodule", start);
        assertEquals(
                new Content.Patch("@@ -0,0 +1 @@\n+Subproject commit " + id),
                only(facts()).content());
    }

    @Test
    void commits_of_all_parents_come_oldest_first_and_those_of_the_base_do_not() {
        String onMain = repository.file("main.txt", "m\n").commit("main", "On main", start);
        repository.without("main.txt");
        String one = repository.file("one.txt", "1\n").commit("work", "One", start);
        String side = repository.without("one.txt").file("side.txt", "s\n").commit("side", "Side", start);
        String merge = repository.file("one.txt", "1\n").commit("work", "Merge side", one, side);
        List<Commit> commits = facts().commits();
        assertEquals(3, commits.size());
        assertEquals(merge, commits.get(2).sha());
        assertEquals(List.of(one, side), commits.get(2).parents());
        assertFalse(commits.stream().anyMatch(commit -> commit.sha().equals(onMain)));
    }

    @Test
    void what_main_got_meanwhile_is_not_part_of_the_change() {
        repository.file("main.txt", "m\n").commit("main", "On main", start);
        repository.without("main.txt").file("work.txt", "w\n").commit("work", "Work", start);
        assertEquals("work.txt", only(facts()).path());
    }

    @Test
    void co_authors_are_read_from_the_trailers() {
        repository
                .file("a", "a\n")
                .commit(
                        "work",
                        "Help\n\nText.\n\nCo-Authored-By: Claude <noreply@anthropic.com>\nco-authored-by: Bob\n",
                        start);
        Commit commit = facts().commits().get(0);
        assertEquals(
                List.of("Claude <noreply@anthropic.com>", "Bob <>"),
                commit.coAuthors().stream().map(Object::toString).toList());
        assertTrue(commit.message().endsWith("co-authored-by: Bob\n"));
    }

    @Test
    void the_author_is_the_newest_commits_and_nobody_that_github_knows() {
        String first = repository.file("a", "a\n").commit("work", "First", start);
        repository.as("Bob", "bob@example.org").file("a", "b\n").commit("work", "Second", first);
        Facts facts = facts();
        assertEquals("bob@example.org", facts.pullRequest().author().login());
        assertEquals(Person.Kind.UNKNOWN, facts.pullRequest().author().kind());
        assertTrue(facts.pullRequest().author().id() < 0);
        assertEquals("Second", facts.pullRequest().title());
        assertEquals(new Completeness.Complete(), facts.completeness());
    }

    @Test
    void histories_without_a_common_commit_are_refused_with_a_hint() {
        repository.file("a", "a\n").commit("work", "Elsewhere");
        GitProblem problem = assertThrows(GitProblem.class, this::facts);
        assertEquals(
                "`main` and `work` have no commit in common. Name another base with --base.", problem.getMessage());
    }

    @Test
    void a_shallow_clone_without_the_common_commit_says_how_to_get_it() throws Exception {
        String first = repository.file("a", "a\n").commit("work", "First", start);
        Files.writeString(folder.resolve(".git/shallow"), first + "\n");
        GitProblem problem = assertThrows(GitProblem.class, this::facts);
        assertTrue(problem.getMessage().contains("git fetch --unshallow"), problem.getMessage());
    }

    @Test
    void an_object_that_is_missing_is_named() throws Exception {
        String head = repository.file("a", "something\n").commit("work", "First", start);
        String blob;
        try (GitRepository opened = GitRepository.open(folder)) {
            blob = opened.jgit().resolve(head + ":a").name();
        }
        Files.delete(folder.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        GitProblem problem = assertThrows(GitProblem.class, this::facts);
        assertTrue(problem.getMessage().contains("lacks the object " + blob), problem.getMessage());
    }

    private Facts facts() {
        try (GitRepository opened = GitRepository.open(folder)) {
            return ChangeReader.read(opened, opened.branch("main"), opened.branch("work"))
                    .facts();
        }
    }

    private static ChangedFile only(Facts facts) {
        assertEquals(1, facts.files().size(), () -> facts.files().toString());
        return facts.files().get(0);
    }
}
