package dev.countersign.gitrepo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.notes.NoteMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AiNotesTest {

    private static final String REF = "refs/notes/ai";

    @TempDir
    Path folder;

    private TestRepository repository;
    private String first;
    private String second;

    @BeforeEach
    void two_commits_of_which_none_is_noted() {
        repository = TestRepository.in(folder);
        String start = repository.file("a.py", "1\n").commit("main", "Start");
        first = repository.file("a.py", "2\n").commit("work", "First", start);
        second = repository.file("a.py", "3\n").commit("work", "Second", first);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    /** Notes as git keeps them: a commit of a tree of texts named by commits. */
    private void note(String ref, String text, List<String> noted) throws IOException {
        NoteMap notes = NoteMap.newEmptyMap();
        try (ObjectInserter inserter = repository.jgit().newObjectInserter()) {
            for (String sha : noted) {
                notes.set(ObjectId.fromString(sha), text, inserter);
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(notes.writeTree(inserter));
            PersonIdent tool = new PersonIdent("Tool", "tool@example.org");
            commit.setAuthor(tool);
            commit.setCommitter(tool);
            commit.setMessage("Notes");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            repository.point(ref, id);
        }
    }

    private List<String> read() {
        try (GitRepository opened = GitRepository.open(folder)) {
            return ChangeReader.read(opened, opened.branch("main"), opened.branch("work")).facts().commits().stream()
                    .map(Commit::note)
                    .toList();
        }
    }

    @Test
    void a_commit_comes_with_what_tools_noted_of_it() throws IOException {
        note(REF, "by claude", List.of(second));
        assertEquals(List.of("", "by claude"), read());
    }

    @Test
    void a_note_is_found_among_so_many_that_git_keeps_them_in_folders() throws IOException {
        List<String> many = new ArrayList<>(List.of(first));
        for (int i = 0; i < 600; i++) {
            many.add("%040x".formatted(i * 7_919_003L));
            many.add("%08x%032x".formatted(i * 7_919, i));
        }
        note(REF, "by cursor", many);
        assertEquals(List.of("by cursor", ""), read());
    }

    @Test
    void notes_that_people_keep_elsewhere_are_not_read() throws IOException {
        note("refs/notes/commits", "by claude", List.of(second));
        assertEquals(List.of("", ""), read());
    }

    @Test
    void a_note_that_nobody_would_read_is_left_out() throws IOException {
        note(REF, "x".repeat(262_145), List.of(second));
        assertEquals(List.of("", ""), read());
    }

    @Test
    void notes_that_are_no_commit_say_nothing_and_fail_nothing() throws IOException {
        try (ObjectInserter inserter = repository.jgit().newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, new byte[] {1});
            inserter.flush();
            repository.point(REF, blob);
        }
        assertEquals(List.of("", ""), read());
    }
}
