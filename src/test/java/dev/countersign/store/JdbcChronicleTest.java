package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.Anchoring;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.database.EmbeddedDatabase;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.Pinned;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcChronicleTest {

    @TempDir
    static Path folder;

    private static final AtomicLong IDS = new AtomicLong(900);
    private static EmbeddedDatabase database;
    private static JdbcChronicle chronicle;

    private final long id = IDS.incrementAndGet();
    private final Project project = new Project(77, id, new RepositoryRef("acme", "shop-" + id));
    private final Subject subject = new Subject(77, id, new PullRequestRef(project.ref(), 12));

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(folder);
        chronicle = new JdbcChronicle(JdbcChronicleTest::connect);
        for (String script : List.of("V1__ledger_inbox_and_outbox.sql", "V4__history.sql")) {
            try (InputStream in = JdbcChronicleTest.class.getResourceAsStream("/db/migration/" + script);
                    Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_change_comes_back_as_it_was_kept() {
        Recorded recorded = new Recorded(
                new PastChange(
                        "a1",
                        100,
                        "501",
                        true,
                        List.of("b2", "pull:7"),
                        List.of(
                                file("src/ä \"x\".js", ChangedFile.Status.ADDED, 3, 0),
                                new ChangedFile(
                                        "new", ChangedFile.Status.RENAMED, "old", 1, 2, new Content.Unknown()))),
                9,
                "0123456789abcdef");
        keep(walk("a1"), recorded);
        assertEquals(
                List.of(recorded),
                chronicle.after(id, Chronicle.BEGINNING, 10).stream()
                        .map(Chronicle.Stored::recorded)
                        .toList());
    }

    @Test
    void a_change_is_kept_once_whoever_tells_it() {
        assertEquals(2, keep(walk("a2"), change("a1", 100), change("a2", 200)));
        assertEquals(1, keep(walk("a3"), change("a2", 200), change("a3", 300)));
        assertEquals(0, chronicle.fill(project, List.of(change("a1", 100), change("a3", 300)), "a3"));
        assertEquals(3, chronicle.extent(id).changes());
        assertEquals(List.of("a1", "a2", "a3"), shas(Chronicle.BEGINNING));
    }

    @Test
    void changes_are_in_order_although_the_newest_were_told_first() {
        keep(walk("a4"), change("a4", 400), change("a3", 300));
        keep(walk("a4"), change("a2", 200), change("a1", 100));
        assertEquals(List.of("a1", "a2", "a3", "a4"), shas(Chronicle.BEGINNING));
    }

    @Test
    void an_imported_past_keeps_its_order_where_clocks_went_back() {
        chronicle.fill(project, List.of(change("a1", 500), change("a2", 90), change("a3", 501)), "a3");
        assertEquals(List.of("a1", "a2", "a3"), shas(Chronicle.BEGINNING));
        assertEquals(
                90,
                chronicle
                        .after(id, Chronicle.BEGINNING, 2)
                        .get(1)
                        .recorded()
                        .change()
                        .at());
    }

    @Test
    void who_has_read_up_to_a_mark_gets_what_comes_after_it() {
        keep(walk("a2"), change("a1", 100), change("a2", 200));
        Chronicle.Mark mark = chronicle.after(id, Chronicle.BEGINNING, 1).get(0).mark();
        assertEquals(List.of("a2"), shas(mark));
    }

    @Test
    void only_older_changes_and_newly_known_people_make_a_new_epoch() {
        keep(walk("a2"), change("a2", 200));
        long epoch = chronicle.extent(id).epoch();
        keep(walk("a3"), change("a3", 300));
        assertEquals(epoch, chronicle.extent(id).epoch());
        keep(walk("a3"), change("a1", 100));
        assertTrue(chronicle.extent(id).epoch() > epoch);
        epoch = chronicle.extent(id).epoch();
        chronicle.keep(walk("a3"), List.of(), Map.of("mail:" + id, "501"));
        assertTrue(chronicle.extent(id).epoch() > epoch);
    }

    @Test
    void an_author_is_told_by_the_account_once_the_address_is_known() {
        Recorded by = new Recorded(new PastChange("a1", 100, "mail:x" + id, false, List.of(), List.of()), 0, "");
        chronicle.keep(walk("a1"), List.of(by), Map.of("mail:x" + id, "501"));
        assertEquals(
                "501",
                chronicle
                        .after(id, Chronicle.BEGINNING, 1)
                        .get(0)
                        .recorded()
                        .change()
                        .author());
    }

    @Test
    void a_walk_is_taken_up_where_it_was_left() {
        Chronicle.Walk left = new Chronicle.Walk(project, "", "tip", "c50", 50, 70, 3);
        keep(left, change("a1", 100));
        assertEquals(Optional.of(left), chronicle.walk(id));
        assertFalse(chronicle.extent(id).complete());
        keep(left.finished());
        assertTrue(chronicle.extent(id).complete());
        assertEquals("tip", chronicle.walk(id).orElseThrow().reached());
    }

    @Test
    void a_page_is_kept_with_the_walk_or_not_at_all() {
        keep(walk("a1"), change("a1", 100));
        Recorded poison = new Recorded(new PastChange("a\0", 200, "1", false, List.of(), List.of()), 0, "");
        Chronicle.Walk before = chronicle.walk(id).orElseThrow();
        assertThrows(IllegalStateException.class, () -> keep(before.finished(), change("a2", 150), poison));
        assertEquals(before, chronicle.walk(id).orElseThrow());
        assertEquals(List.of("a1"), shas(Chronicle.BEGINNING));
    }

    @Test
    void what_was_imported_under_a_name_belongs_to_the_repository_from_its_first_event_on() {
        RepositoryRef ref = new RepositoryRef("Acme", "Imported-" + id);
        long provisional = chronicle.id(ref);
        assertTrue(provisional < 0);
        chronicle.fill(new Project(0, provisional, ref), List.of(change("a1", 100)), "a1");
        Project real = new Project(77, id, new RepositoryRef("acme", "imported-" + id));
        assertTrue(chronicle.want(real));
        assertFalse(chronicle.want(real));
        assertEquals(List.of("a1"), shas(Chronicle.BEGINNING));
        assertTrue(chronicle.extent(id).complete());
        assertEquals(id, chronicle.id(ref));
        assertEquals(Optional.empty(), chronicle.walk(provisional));
    }

    @Test
    void a_past_is_pinned_to_its_head() {
        Pinned past = new Pinned(
                new History.Known(
                        new History.Files(2, 1, 1, 30, 0.5, 2, 7, 3, 0.25, "src/app.js", 12),
                        new History.Folders("src", 3, 9, 4),
                        new History.Parts(9.5, 0.5, "src/main")),
                new Guidance.Known(List.of(new Guidance.Document("AGENTS.md", 5, 9, 2))),
                "a1");
        chronicle.pin(subject, "h1", "main", past, Instant.EPOCH);
        assertEquals(Optional.of(past), chronicle.pinned(subject, "h1", "main"));
        assertEquals(Optional.empty(), chronicle.pinned(subject, "h1", "release"));
        assertEquals(Optional.empty(), chronicle.pinned(subject, "h2", "main"));
    }

    @Test
    void a_past_that_another_version_pinned_is_looked_up_again() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into pinned_past values (" + id + ", 12, 'h1', 'main', '{\"files\":{}}', now())");
        }
        assertEquals(Optional.empty(), chronicle.pinned(subject, "h1", "main"));
    }

    @Test
    void the_last_anchor_holds() {
        assertEquals(Instant.EPOCH, chronicle.anchor(id).at());
        Instant at = Instant.parse("2026-11-26T10:00:00Z");
        chronicle.anchor(id, at, "w", new Anchoring.Count(2_000, 60, 10), Anchor.none(), new Anchor(0.25, 2_000, 60));
        assertEquals(new Chronicle.Anchored(new Anchor(0.25, 2_000, 60), at), chronicle.anchor(id));
        chronicle.anchor(id, at, "w", new Anchoring.Count(900, 6, 10), new Anchor(0.25, 2_000, 60), Anchor.none());
        assertEquals(Anchor.none(), chronicle.anchor(id).anchor());
    }

    private int keep(Chronicle.Walk walk, Recorded... changes) {
        chronicle.want(project);
        return chronicle.keep(walk, List.of(changes), Map.of());
    }

    private Chronicle.Walk walk(String reached) {
        chronicle.want(project);
        return new Chronicle.Walk(project, reached, "", "", 0, 0, 0);
    }

    private List<String> shas(Chronicle.Mark mark) {
        return chronicle.after(id, mark, 10).stream()
                .map(one -> one.recorded().change().sha())
                .toList();
    }

    private static Recorded change(String sha, long at) {
        return new Recorded(
                new PastChange(sha, at, "1", false, List.of(), List.of(file("a", ChangedFile.Status.MODIFIED, 1, 1))),
                0,
                "");
    }

    private static ChangedFile file(String path, ChangedFile.Status status, int added, int removed) {
        return ChangedFile.of(path, status, added, removed, new Content.Unknown());
    }

    private static Connection connect() throws java.sql.SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
