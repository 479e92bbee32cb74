package dev.countersign.core.signoff;

import static dev.countersign.testing.Changes.pullRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.ChangedFile.Status;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.testing.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given two pictures of a change, when they are compared, then they are one only while the same merge would come of them. */
class FingerprintTest {

    private static final ChangedFile FILE =
            ChangedFile.of("a", Status.MODIFIED, 1, 0, new Content.Patch("@@ -1 +1 @@"));
    private static final Content BLOB = new Content.Blob("b".repeat(40));

    private record Pair(String what, ChangedFile one, ChangedFile other) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Pair> different() {
        return Stream.of(
                new Pair(
                        "another text",
                        FILE,
                        ChangedFile.of("a", Status.MODIFIED, 1, 0, new Content.Patch("@@ -2 +2 @@"))),
                new Pair("another path", FILE, ChangedFile.of("b", Status.MODIFIED, 1, 0, FILE.content())),
                new Pair("another status", FILE, ChangedFile.of("a", Status.CHANGED, 1, 0, FILE.content())),
                new Pair("another origin", FILE, new ChangedFile("a", Status.MODIFIED, "b", 1, 0, FILE.content())),
                new Pair("an id for a text", FILE, ChangedFile.of("a", Status.MODIFIED, 1, 0, BLOB)),
                new Pair(
                        "another id",
                        ChangedFile.of("a", Status.MODIFIED, 0, 0, BLOB),
                        ChangedFile.of("a", Status.MODIFIED, 0, 0, new Content.Blob("c".repeat(40)))),
                new Pair(
                        "a digest that looks like an id",
                        ChangedFile.of("a", Status.MODIFIED, 0, 0, BLOB),
                        ChangedFile.of("a", Status.MODIFIED, 0, 0, new Content.Digest("b".repeat(40), 1))));
    }

    @ParameterizedTest
    @MethodSource("different")
    void what_would_be_merged_differently_is_different(Pair pair) {
        assertNotEquals(print(pullRequest(), pair.one()), print(pullRequest(), pair.other()));
    }

    @Test
    void neither_the_commits_nor_the_order_nor_a_text_that_was_not_kept_makes_a_difference() {
        ChangedFile moved = new ChangedFile("c", Status.RENAMED, "b", 0, 0, BLOB);
        Fingerprint print = print(pullRequest(), FILE, moved);
        assertEquals(print, print(pullRequest().commit("one").commit("two"), FILE, moved));
        assertEquals(print, print(pullRequest(), moved, FILE));
        assertEquals(print, print(pullRequest(), moved, FILE, FILE));
        assertEquals(print, print(pullRequest(), FILE.withoutText(), moved));
        assertEquals(
                List.of("a", "c"),
                print.files().stream().map(Fingerprint.Entry::path).toList());
        assertEquals("b", print.files().get(1).previousPath());
    }

    @Test
    void another_branch_to_merge_into_makes_another_picture() {
        assertNotEquals(print(pullRequest(), FILE), print(pullRequest().into("next"), FILE));
        assertEquals("next", print(pullRequest().into("next"), FILE).base());
    }

    @Test
    void what_is_not_known_is_equal_only_at_the_same_head() {
        ChangedFile unknown = ChangedFile.of("a", Status.MODIFIED, 0, 0, new Content.Unknown());
        assertEquals(print(pullRequest(), unknown), print(pullRequest(), unknown));
        assertNotEquals(
                print(pullRequest().commit("a"), unknown),
                print(pullRequest().commit("a").commit("b"), unknown));
        String head = pullRequest().build().head();
        assertEquals(
                List.of(Fingerprint.entry(FILE, head)),
                print(pullRequest(), FILE).files());
        assertEquals(
                List.of(Fingerprint.entry(unknown, head)),
                print(pullRequest(), unknown).files());
    }

    @Test
    void of_a_change_that_is_not_shown_as_a_whole_nothing_is_equal_at_another_head() {
        Fingerprint one = print(pullRequest().commit("a").truncated("more than 3,000 files"), FILE);
        Fingerprint same = print(pullRequest().commit("b").truncated("more than 3,000 files"), FILE);
        Fingerprint other = print(pullRequest().commit("a").commit("b").truncated("more than 3,000 files"), FILE);
        assertEquals(one, same);
        assertEquals(2, one.files().size());
        assertEquals("", one.files().get(0).path());
        assertEquals(true, Collections.disjoint(one.files(), other.files()));
        assertEquals(
                true,
                Collections.disjoint(
                        one.files(), print(pullRequest().commit("a"), FILE).files()));
    }

    private static Fingerprint print(Changes change, ChangedFile... files) {
        Facts facts = change.build();
        return Fingerprint.of(facts.withFiles(new ArrayList<>(List.of(files))));
    }
}
