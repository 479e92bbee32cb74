package dev.countersign.gitrepo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Duration PLENTY = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private TestRepository repository;
    private String first;
    private String second;
    private String merge;

    @BeforeEach
    void a_merge_with_a_branch_of_two_commits() {
        repository = TestRepository.in(folder);
        first = repository.file("a.txt", "1\n2\n3\n").commit("main", "First");
        second = repository
                .as("Bob", "Bob@Example.org")
                .file("a.txt", "1\nfix\n3\n")
                .commit("main", "Fix a", first);
        String side = repository.file("b.txt", "b\n").commit("side", "Side one", second);
        String more = repository.file("b.txt", "b\nc\n").commit("side", "Side two", side);
        merge = repository.as("Ada", "ada@example.org").commit("main", "Merge side", second, more);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void the_past_is_the_first_parents_oldest_first() {
        assertEquals(
                List.of(first, second, merge),
                walk(10, PLENTY).stream().map(PastCommit::sha).toList());
    }

    @Test
    void a_merge_counts_as_one_change_with_everything_it_brought() {
        ChangedFile file = walk(10, PLENTY).get(2).files().get(0);
        assertEquals("b.txt", file.path());
        assertEquals(Status.ADDED, file.status());
        assertEquals(2, file.additions());
    }

    @Test
    void the_first_commit_added_all_its_files() {
        ChangedFile file = walk(10, PLENTY).get(0).files().get(0);
        assertEquals(
                List.of("a.txt", Status.ADDED, 3, 0),
                List.of(file.path(), file.status(), file.additions(), file.deletions()));
    }

    @Test
    void a_moved_file_keeps_its_previous_path() {
        repository.without("a.txt").file("c.txt", "1\nfix\n3\n").commit("main", "Move", merge);
        ChangedFile file = walk(1, PLENTY).get(0).files().get(0);
        assertEquals(
                List.of(Status.RENAMED, "a.txt", "c.txt"), List.of(file.status(), file.previousPath(), file.path()));
    }

    @Test
    void people_are_keyed_by_address_without_regard_to_case_and_without_showing_it() {
        List<PastCommit> past = walk(10, PLENTY);
        assertEquals(LocalPeople.key("bob@example.org"), past.get(1).authorKey());
        assertNotEquals(past.get(0).authorKey(), past.get(1).authorKey());
        assertEquals(12, past.get(0).authorKey().length());
    }

    @Test
    void dates_and_messages_are_kept() {
        PastCommit past = walk(10, PLENTY).get(1);
        assertEquals(1_700_000_120L, past.at());
        assertEquals("Fix a", past.message());
    }

    @Test
    void the_newest_are_kept_when_there_are_too_many() {
        assertEquals(
                List.of(second, merge),
                walk(2, PLENTY).stream().map(PastCommit::sha).toList());
    }

    @Test
    void no_time_is_no_past_and_no_error() {
        assertEquals(List.of(), walk(10, Duration.ZERO));
    }

    @Test
    void a_shallow_clone_ends_the_past_where_its_history_ends() throws Exception {
        Files.writeString(folder.resolve(".git/shallow"), second + "\n");
        assertEquals(
                List.of(merge), walk(10, PLENTY).stream().map(PastCommit::sha).toList());
    }

    private List<PastCommit> walk(int most, Duration budget) {
        try (GitRepository opened = GitRepository.open(folder)) {
            return History.walk(opened, opened.branch("main").sha(), most, budget);
        }
    }
}
