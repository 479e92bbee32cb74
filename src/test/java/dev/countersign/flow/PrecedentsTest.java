package dev.countersign.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.risk.Anchor;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.Recorded;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.testing.Changes;
import dev.countersign.testing.MemoryChronicle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecedentsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final String PATH = "src/app.js";

    private final Facts facts =
            Changes.pullRequest().by("alice").commit("Add").build().withFiles(List.of(file(PATH)));
    private final Subject subject = new Subject(77, 900, facts.pullRequest().ref());
    private final MemoryChronicle chronicle = new MemoryChronicle(Project.of(subject));
    private final List<Project> welcomed = new ArrayList<>();
    private final Precedents precedents = precedents(1_000);

    @Test
    void a_repository_nobody_has_read_is_welcomed_and_its_past_is_unknown() {
        assertInstanceOf(History.Unknown.class, recall().past());
        assertEquals(List.of(Project.of(subject)), welcomed);
        assertEquals(
                "the past of acme/shop has not been read to its end yet, so that it is not weighed here",
                told(NOW).unread());
    }

    @Test
    void a_repository_is_welcomed_once_in_a_minute_however_many_looks_there_are() {
        for (int second : List.of(0, 1, 59, 60, 61)) {
            told(NOW.plusSeconds(second));
        }
        assertEquals(List.of(Project.of(subject), Project.of(subject)), welcomed);
    }

    @Test
    void a_past_that_is_read_halfway_is_unknown() {
        merged(5);
        assertInstanceOf(History.Unknown.class, recall().past());
    }

    @Test
    void a_past_that_was_read_to_its_end_is_told_and_nobody_is_welcomed_again() {
        merged(5);
        known();
        assertEquals(5, past().files().changes());
        assertEquals(List.of(), welcomed);
        assertEquals("", told(NOW).unread());
    }

    @Test
    void the_authors_own_changes_are_found_by_the_accounts_id() {
        String author = Long.toString(facts.pullRequest().author().id());
        chronicle.kept.add(change(0, author));
        chronicle.kept.add(change(1, "mail:abc"));
        known();
        assertEquals(1, past().files().ownChanges());
    }

    @Test
    void what_is_merged_later_does_not_alter_the_past_of_a_head_that_was_judged() {
        merged(5);
        known();
        History.Known before = past();
        merged(3);
        assertEquals(before, past());
        chronicle.pins.clear();
        assertEquals(8, past().files().changes());
    }

    @Test
    void a_new_head_sees_what_was_merged_meanwhile_and_reads_only_that() {
        merged(5);
        known();
        past();
        chronicle.pins.clear();
        merged(3);
        chronicle.reads = 0;
        assertEquals(8, past().files().changes());
        assertEquals(1, chronicle.reads);
    }

    @Test
    void older_changes_that_become_known_make_the_book_anew() {
        merged(5);
        known();
        past();
        chronicle.pins.clear();
        chronicle.kept.add(0, change(-1, "9"));
        chronicle.epoch++;
        assertEquals(6, past().files().changes());
    }

    @Test
    void a_book_that_had_to_make_room_is_made_again() {
        Precedents small = precedents(1);
        merged(5);
        known();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    5,
                    ((History.Known) small.recall(subject, dossier(), List.of(), extent())
                                    .dossier()
                                    .past())
                            .files()
                            .changes());
            chronicle.pins.clear();
        }
    }

    @Test
    void few_judged_changes_are_replaced_by_the_last_500_of_the_past() {
        merged(700);
        known();
        assertEquals(500, recall().earlier().defects().size());
        Dossier.Earlier judged = new Dossier.Earlier(Collections.nCopies(30, 0.1), Collections.nCopies(30, 0.2));
        Dossier.Earlier kept = precedents
                .recall(subject, dossier().after(new History.Unknown(), judged), List.of(), extent())
                .dossier()
                .earlier();
        assertEquals(judged, kept);
    }

    @Test
    void the_anchor_is_told_and_the_past_is_compared_on_the_same_footing() {
        merged(100);
        known();
        double before = recall().earlier().rollbacks().get(50);
        Anchor anchor = new Anchor(0.5, 2_000, 60);
        chronicle.anchored = new Chronicle.Anchored(anchor, NOW);
        assertEquals(anchor, recall().earlier().anchor());
        assertEquals(anchor.applied(before), recall().earlier().rollbacks().get(50), 1e-12);
        assertTrue(anchor.applied(before) > before);
    }

    private Precedents precedents(int most) {
        Yardstick yardstick = new Yardstick(new RiskModel(BuiltInWeights.read()));
        return new Precedents(chronicle, new Books(chronicle, yardstick, most), welcomed::add);
    }

    private Chronicle.Extent extent() {
        return chronicle.extent(subject.repositoryId());
    }

    private Dossier dossier() {
        return Dossier.of(facts, NOW);
    }

    private Dossier recall() {
        return told(NOW).dossier();
    }

    private Precedents.Told told(Instant now) {
        return precedents.recall(subject, Dossier.of(facts, now), List.of(), extent());
    }

    private History.Known past() {
        return (History.Known) recall().past();
    }

    private void known() {
        chronicle.walk = new Chronicle.Walk(Project.of(subject), "c0", "", "", 0, 0, 0);
    }

    private void merged(int changes) {
        for (int i = 0; i < changes; i++) {
            chronicle.kept.add(change(chronicle.kept.size(), "9"));
        }
    }

    private static Recorded change(int number, String author) {
        long at = NOW.getEpochSecond() - 1_000_000 + number;
        return new Recorded(
                new PastChange("c" + number, at, author, false, List.of(), List.of(file(PATH))), number, "");
    }

    private static ChangedFile file(String path) {
        return ChangedFile.of(path, ChangedFile.Status.MODIFIED, 3, 1, new Content.Unknown());
    }
}
