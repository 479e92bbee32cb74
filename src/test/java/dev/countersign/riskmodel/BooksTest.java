package dev.countersign.riskmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Content;
import dev.countersign.core.risk.PastChange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BooksTest {

    private final Books books = new Books(10);

    @Test
    void projects_are_remembered_as_long_as_their_files_are_few_enough() {
        learn("shop", 5);
        learn("bank", 5);
        assertEquals(1, changes("shop"));
        assertEquals(1, changes("bank"));
    }

    @Test
    void the_project_that_was_seen_longest_ago_is_forgotten_when_the_files_are_too_many() {
        learn("shop", 4);
        learn("bank", 4);
        learn("shop", 4);
        learn("mail", 4);
        assertEquals(2, changes("shop"));
        assertEquals(1, changes("mail"));
        assertEquals(0, changes("bank"));
    }

    @Test
    void a_forgotten_project_makes_room() {
        learn("shop", 8);
        learn("bank", 8);
        learn("mail", 2);
        assertEquals(1, changes("bank"));
        assertEquals(1, changes("mail"));
    }

    @Test
    void the_project_in_hand_is_never_forgotten_however_many_files_it_has() {
        learn("shop", 25);
        learn("shop", 26);
        assertEquals(2, changes("shop"));
    }

    private int changes(String project) {
        return books.of(project).changes();
    }

    private void learn(String project, int files) {
        List<ChangedFile> touched = IntStream.range(0, files)
                .mapToObj(i -> ChangedFile.of("src/F" + i + ".java", Status.MODIFIED, 1, 0, new Content.Unknown()))
                .toList();
        books.learn(project, new PastChange("sha", 86_400, "alice", false, List.of(), touched));
    }
}
